"""Finding objects: prompts in, masks out."""
