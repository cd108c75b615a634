"""What the application works on, without widgets: open photos, the workbench, selections."""
