"""The non-destructive document: a photo, its prediction and edits that can be changed later."""
