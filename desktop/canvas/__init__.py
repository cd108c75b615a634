"""The canvas: shows the photo, compares it with the original and takes what the user points at."""
