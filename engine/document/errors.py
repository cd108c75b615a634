"""What can be wrong with a document or its project file, said to the user."""

from engine.errors import PhotochromError


class DocumentError(PhotochromError):
    """No document can be made of this; the message is one plain sentence."""


class ProjectError(PhotochromError):
    """A project file cannot be read or written; the message is one plain sentence."""


class PhotoMissingError(ProjectError):
    """The photo of a project is not where it was; another place can be named."""


class PhotoChangedError(ProjectError):
    """There is a photo where the project's was, but not the same; another place can be named."""
