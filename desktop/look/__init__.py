"""What the application looks like: colors, style sheet and icons, and nothing but that."""
