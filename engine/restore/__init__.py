"""Restores photos before they are colorized: frame, damage, light, tone, grain and sharpness."""
