"""What a curator looks at after a run: small pictures, pages for a browser, a table."""
