"""Names that the user wants for results."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.batch.errors import BatchError
from engine.batch.pattern import NamePattern
from engine.batch.plan import plan_batch

SAFE = st.text(
    st.characters(exclude_characters='<>:"/\\|?*{}', exclude_categories=["Cc", "Cs"]), max_size=20
)


@given(SAFE, SAFE, SAFE.filter(str.strip))
def test_pattern_puts_its_text_around_the_name_of_the_photo(before, after, name):
    if before.startswith("."):
        before = "x" + before
    photo = Path("album", name + ".jpg")
    assert NamePattern(f"{before}{{name}}{after}").stem(photo) == before + photo.stem + after


def test_folder_of_the_photo_can_be_part_of_the_name():
    assert NamePattern("{folder} {name}").stem(Path("/archive/1921/port.tif")) == "1921 port"


def test_photo_that_is_named_like_a_field_keeps_its_name():
    assert NamePattern("{name}").stem(Path("/archive/1921/{folder}.jpg")) == "{folder}"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("photo", "must hold {name}"),
        ("{name}-{number}", "knows {name} and {folder} only"),
        ("{name", "must hold {name}"),
        ("{name}/x", "cannot hold '/'"),
        ("{name}\\", r"cannot hold '\\'"),
        ("what?{name}", "cannot hold '?'"),
        ("{name}\n", "cannot hold"),
        (".{name}", "hidden"),
    ],
)
def test_pattern_that_gives_no_names_is_refused(text, sentence):
    with pytest.raises(BatchError) as caught:
        NamePattern(text)
    assert sentence in str(caught.value)


def planned(folder, **options):
    (folder / "in/sub").mkdir(parents=True)
    for name in ("in/a.jpg", "in/sub/a.jpg"):
        (folder / name).touch()
    plan = plan_batch([folder / "in"], recursive=True, **options)
    return [str(job.target.relative_to(folder)) for job in plan.jobs]


def test_results_in_their_own_folder_follow_the_pattern(tmp_path):
    pattern = NamePattern("{folder}-{name} in color")
    targets = planned(tmp_path, output=tmp_path / "out", pattern=pattern)
    assert targets == ["out/in-a in color.jpg", "out/sub/sub-a in color.jpg"]


def test_results_beside_their_photos_stay_recognizable_whatever_the_pattern(tmp_path):
    targets = planned(tmp_path, pattern=NamePattern("{name} in color"))
    assert targets == ["in/a-colorized.jpg", "in/sub/a-colorized.jpg"]
