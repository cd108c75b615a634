"""The packages for Linux: a portable folder and one for Debian, and what tries them."""
