"""Many photos in one run: the rows of the table, the run itself, and its view."""
