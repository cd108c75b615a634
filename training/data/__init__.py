"""Photos for training: listed, decoded once into a memory-mapped file, cropped and aged."""
