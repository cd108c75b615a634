"""The window around the work: menus, bars, pages and dialogs."""
