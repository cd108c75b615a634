"""Names of results: none is an original, no two are the same, none is too long."""

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.batch.naming import WRITTEN_SUFFIXES, TargetNames, fitted_name, suffix_for
from engine.photo.formats import ImageFormat

STEMS = st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1)


def claim_all(originals, folder, suffix=".png"):
    names = TargetNames(originals)
    return [names.claim(folder, path.stem, suffix, path) for path in originals]


def test_result_beside_its_photo_is_marked(tmp_path):
    assert claim_all([tmp_path / "a.png"], tmp_path) == [tmp_path / "a-colorized.png"]


def test_result_in_another_folder_keeps_the_name(tmp_path):
    assert claim_all([tmp_path / "in/a.png"], tmp_path / "out") == [tmp_path / "out/a.png"]


def test_results_that_would_share_a_name_are_numbered_in_order(tmp_path):
    originals = [tmp_path / f"in/a{suffix}" for suffix in (".gif", ".jpg", ".png")]
    names = [path.name for path in claim_all(originals, tmp_path / "out")]
    assert names == ["a.png", "a-2.png", "a-3.png"]


def test_names_that_differ_in_case_or_composition_count_as_equal(tmp_path):
    for first, second in [("Straße", "STRASSE"), ("é", unicodedata.normalize("NFD", "é"))]:
        originals = [tmp_path / f"in/{stem}.png" for stem in (first, second)]
        names = [path.name for path in claim_all(originals, tmp_path / "out")]
        assert names == [f"{first}.png", f"{second}-2.png"]


def test_original_that_is_named_like_a_result_is_no_target(tmp_path):
    originals = [tmp_path / "a.png", tmp_path / "a-colorized.png"]
    names = [path.name for path in claim_all(originals, tmp_path)]
    assert names == ["a-colorized-2.png", "a-colorized-colorized.png"]


def test_link_to_an_original_is_no_target(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    original = tmp_path / "in/a.png"
    original.touch()
    (tmp_path / "out/a.png").symlink_to(original)
    assert claim_all([original], tmp_path / "out") == [tmp_path / "out/a-2.png"]


def test_file_behind_a_link_among_the_originals_is_no_target(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "store").mkdir()
    (tmp_path / "store/a.png").touch()
    link = tmp_path / "in/a.png"
    link.symlink_to(tmp_path / "store/a.png")
    assert claim_all([link], tmp_path / "store") == [tmp_path / "store/a-2.png"]


def test_folder_of_originals_is_recognized_through_a_link(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "link").symlink_to("in")
    assert claim_all([tmp_path / "in/a.png"], tmp_path / "link") == [
        tmp_path / "link/a-colorized.png"
    ]


@given(stems=st.lists(STEMS, min_size=1, max_size=12))
def test_no_two_results_share_a_name_on_any_file_system(stems):
    targets = claim_all([Path("in", f"{stem}.png") for stem in stems], Path("out"))
    folded = {unicodedata.normalize("NFC", str(path).casefold()) for path in targets}
    assert len(folded) == len(stems)


@given(stem=STEMS, number=st.integers(0, 10**6))
def test_name_has_at_most_255_bytes_and_keeps_its_ending(stem, number):
    ending = f"-colorized-{number}.jpeg"
    name = fitted_name(stem * 20, ending)
    assert len(os.fsencode(name)) <= 255
    assert name.endswith(ending)
    assert (stem * 20).startswith(name.removesuffix(ending))


def test_long_names_that_become_equal_are_numbered(tmp_path):
    originals = [tmp_path / f"{'n' * 250}{digit}.png" for digit in "12"]
    first, second = claim_all(originals, tmp_path)
    assert first.name == "n" * 241 + "-colorized.png"
    assert second.name == "n" * 239 + "-colorized-2.png"


@pytest.mark.parametrize(
    ("source", "image_format", "suffix"),
    [
        ("a.JPEG", ImageFormat.JPEG, ".JPEG"),
        ("a.tiff", ImageFormat.TIFF, ".tiff"),
        ("a.bmp", ImageFormat.PNG, ".png"),
        ("a.jpg", ImageFormat.WEBP, ".webp"),
        ("a", ImageFormat.JPEG, ".jpg"),
    ],
)
def test_suffix_stays_as_spelled_while_the_format_stays(source, image_format, suffix):
    assert suffix_for(Path(source), image_format) == suffix


def test_every_written_format_has_its_own_suffix_among_the_written_ones():
    for image_format in ImageFormat:
        assert WRITTEN_SUFFIXES[image_format.suffix] is image_format
