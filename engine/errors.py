"""The one family of errors that a front end shows to the user."""


class PhotochromError(Exception):
    """Something the user can understand and act on.

    The message is one plain sentence without a trailing path or traceback. Every domain raises a
    subclass of its own (``PhotoError``, ``ModelError``, ...); front ends catch this class in one
    place and show the sentence.
    """
