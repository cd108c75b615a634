"""What can go wrong with a model."""

from engine.errors import PhotochromError


class ModelError(PhotochromError):
    """A model file or the device it should run on cannot be used; the message says what to do."""


class UnknownSegmenterError(ModelError):
    """There is neither an encoder nor a decoder of a segmenter's name.

    Attributes:
        known: names of the segmenters that there are, in alphabetical order.
    """

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        names = ", ".join(f"'{other}'" for other in known) or "none"
        super().__init__(f"There is no segmenter named '{name}'; the known ones are {names}.")
        self.known = known
