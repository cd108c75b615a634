"""How good colors are: figures, tables and pictures to judge them by."""
