"""Touch-up of single objects: harmonize, recolor, other likely colors, color points."""
