"""What all tests share."""

from hypothesis import settings

# A busy machine is no bug: tests never assert a time.
settings.register_profile("photochrom", deadline=None)
settings.load_profile("photochrom")
