"""Dust, scratches and hairs: where they are, and what is put in their place."""
