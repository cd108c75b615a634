"""Trains, scores and exports the compact promptable segmenter; converts official ones."""
