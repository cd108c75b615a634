"""The losses that recipes can name; one file each."""
