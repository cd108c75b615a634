"""What the user decides for the whole application: look, device, models, memory."""
