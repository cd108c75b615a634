"""Models: their files, what they say about themselves, where they are kept and what runs them."""
