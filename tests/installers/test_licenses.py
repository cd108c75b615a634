"""Everything that is frozen brings the text of its license, or the build fails."""

from importlib.metadata import Distribution, distribution, distributions

import pytest

from installers import licenses

RUN_TIME = (
    "defusedxml",
    "flatbuffers",
    "imagecodecs",
    "numpy",
    "opencv-contrib-python-headless",
    "pillow",
    "platformdirs",
    "protobuf",
    "pyside6-essentials",
    "shiboken6",
    "tifffile",
    "tqdm",
)


class Bare(Distribution):
    """A distribution without any text."""

    def read_text(self, filename):
        return {"METADATA": "Name: bare\nVersion: 1.0\n", "RECORD": "bare.py,,\n"}.get(filename)

    def locate_file(self, path):
        return path


@pytest.mark.parametrize("name", RUN_TIME)
def test_every_package_that_is_frozen_has_a_text(name):
    texts = licenses.distribution_texts(distribution(name))
    assert all(text.source.stat().st_size > 0 for text in texts)
    assert len({text.target for text in texts}) == len(texts)


def test_a_package_without_a_text_ends_the_build():
    with pytest.raises(licenses.LicenseError, match=r"bare 1\.0"):
        licenses.distribution_texts(Bare())


def test_qt_comes_with_lgpl_gpl_and_where_its_source_is():
    texts = {
        text.source.name: text for text in licenses.distribution_texts(distribution("shiboken6"))
    }
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in texts["LGPL-3.0-only.txt"].source.read_text()
    assert "GNU GENERAL PUBLIC LICENSE" in texts["GPL-3.0-only.txt"].source.read_text()
    assert "https://download.qt.io" in texts["Qt-and-PySide.txt"].source.read_text()


def test_libraries_in_wheels_are_covered():
    codecs = {text.target for text in licenses.distribution_texts(distribution("imagecodecs"))}
    assert {"imagecodecs/imagecodecs/licenses/LICENSE-libjxl"} <= codecs
    opencv = licenses.distribution_texts(distribution("opencv-contrib-python-headless"))
    assert any("3RD-PARTY" in text.target for text in opencv)


def test_distributions_are_found_by_their_files():
    file = next(file for file in distribution("tqdm").files if file.name == "std.py")
    found = licenses.frozen_distributions([distribution("tqdm").locate_file(file)])
    assert [dist.name for dist in found] == ["tqdm"]


def test_what_a_distribution_requires_is_found_without_its_extras():
    names = {dist.name.lower() for dist in licenses.required_distributions("photochrom")}
    assert {"photochrom", "numpy", "shiboken6"} <= names
    assert not names & {"torch", "pytest", "ray"}


def test_python_and_photochrom_are_covered():
    assert licenses.python_texts()[0].source.stat().st_size > 1000
    assert all(text.source.is_file() for text in licenses.own_texts())


def test_the_overview_names_every_part_with_its_version_and_files():
    dist = next(iter(distributions(name="tqdm")))
    text = licenses.overview([dist], licenses.distribution_texts(dist))
    assert f"tqdm {dist.version}" in text
    assert "LICENCE" in text
