"""Data files that travel with Photochrom: models, sample photos, icons and translations."""
