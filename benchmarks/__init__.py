"""One script per figure that the README or the documentation quotes."""
