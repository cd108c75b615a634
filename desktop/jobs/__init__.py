"""Work away from the GUI thread: results, progress and errors come back as signals."""
