"""Newer versions: whether to look for them, when, and how the user hears of one."""
