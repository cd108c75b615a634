"""Everything a user can ask the window to do, as data: texts, keys, icons and places.

Menus, toolbar and the sheet of shortcuts are made of these tables alone. Keys are written as
``QKeySequence`` reads them; "Ctrl" is the command key on a Mac.
"""
