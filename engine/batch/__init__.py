"""Many photos in one run: which ones, what the results are called, and the work itself."""
