"""Photos as files: reading, color management, metadata and writing."""
