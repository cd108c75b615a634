"""The side panel: sections in the order of the work, each a view of the workspace."""
