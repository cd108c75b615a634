"""From what the user named to a list of photos and results."""

import os

import pytest

from engine.batch.plan import plan_batch, plan_file
from engine.photo.formats import ImageFormat


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """Make files by their names; work in their folder."""
    monkeypatch.chdir(tmp_path)

    def make(*names, content=b""):
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return tmp_path

    return make


def pairs(folder, *inputs, output=None, **options):
    output = None if output is None else folder / output
    plan = plan_batch([folder / name for name in inputs], output=output, **options)
    return [
        (str(job.source.relative_to(folder)), str(job.target.relative_to(folder)))
        for job in plan.jobs
    ]


def refused(folder, *inputs, **options):
    plan = plan_batch([folder / name for name in inputs], **options)
    return [(str(item.path.relative_to(folder)), str(item.error)) for item in plan.refusals]


def test_photos_of_a_folder_are_taken_in_the_order_of_their_names(tree):
    folder = tree("in/b.jpg", "in/a.PNG", "in/sub/c.jpg")
    assert pairs(folder, "in") == [
        ("in/a.PNG", "in/a-colorized.PNG"),
        ("in/b.jpg", "in/b-colorized.jpg"),
    ]


def test_tree_of_a_folder_is_kept_below_the_output_folder(tree):
    folder = tree("in/a.jpg", "in/x/a.jpg", "in/x/y/b.tif")
    assert pairs(folder, "in", output="out", recursive=True) == [
        ("in/a.jpg", "out/a.jpg"),
        ("in/x/a.jpg", "out/x/a.jpg"),
        ("in/x/y/b.tif", "out/x/y/b.tif"),
    ]


def test_hidden_files_litter_and_other_files_in_folders_are_passed_over(tree):
    folder = tree(
        "in/a.jpg", "in/.b.jpg", "in/._a.jpg", "in/Thumbs.db", "in/.DS_Store", "in/notes.txt",
        "in/.thumbnails/c.jpg",
    )  # fmt: skip
    assert pairs(folder, "in", recursive=True) == [("in/a.jpg", "in/a-colorized.jpg")]
    assert refused(folder, "in", recursive=True) == []


def test_named_file_is_tried_whatever_its_name(tree):
    folder = tree("notes.txt", ".hidden.jpg", "a-colorized.jpg", "a.jpg")
    inputs = ("notes.txt", ".hidden.jpg", "a-colorized.jpg", "missing.jpg")
    assert [source for source, _ in pairs(folder, *inputs)] == list(inputs)


@pytest.mark.parametrize(
    ("content", "suffix"),
    [(b"\xff\xd8\xff\xe0", ".jpg"), (b"II*\0", ".tif"), (b"GIF89a", ".png"), (b"?", ".png")],
)
def test_named_file_without_a_telling_suffix_is_kept_in_the_format_of_its_content(
    tree, content, suffix
):
    folder = tree("scan.001", content=content.ljust(16, b"\0"))
    assert pairs(folder, "scan.001") == [("scan.001", f"scan-colorized{suffix}")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_pipe_without_a_telling_suffix_is_not_waited_for(tree):
    folder = tree()
    os.mkfifo(folder / "pipe")
    assert pairs(folder, "pipe") == [("pipe", "pipe-colorized.png")]


def test_second_run_beside_the_photos_finds_the_photos_alone(tree):
    folder = tree("in/a.jpg", "in/a.gif", "in/sub/b.tif", f"in/{'n' * 250}.jpg")
    first = plan_batch([folder / "in"], recursive=True, image_format=ImageFormat.PNG)
    for job in first.jobs:
        job.target.touch()
    second = plan_batch([folder / "in"], recursive=True, image_format=ImageFormat.PNG)
    assert len(first.jobs) == 4
    assert second == first


def test_photo_that_is_merely_called_colorized_is_a_photo(tree):
    folder = tree("in/a-colorized.jpg", f"in/{'n' * 241}-colorized.jpg")
    assert [source for source, _ in pairs(folder, "in")] == [
        "in/a-colorized.jpg",
        f"in/{'n' * 241}-colorized.jpg",
    ]


@pytest.mark.parametrize("output", ["in/out", "in"])
def test_output_folder_inside_the_input_folder_does_not_feed_the_next_run(tree, output):
    folder = tree("in/a.jpg", "in/sub/b.jpg")
    options = {"output": folder / output, "recursive": True, "image_format": ImageFormat.PNG}
    first = plan_batch([folder / "in"], **options)
    for job in first.jobs:
        job.target.parent.mkdir(parents=True, exist_ok=True)
        job.target.touch()
    assert len(first.jobs) == 2
    assert plan_batch([folder / "in"], **options) == first


def test_equal_names_from_two_folders_become_two_results(tree):
    folder = tree("in/1/a.jpg", "in/2/a.jpg")
    assert pairs(folder, "in/1", "in/2", output="out") == [
        ("in/1/a.jpg", "out/a.jpg"),
        ("in/2/a.jpg", "out/a-2.jpg"),
    ]


def test_equal_stems_in_one_format_become_two_results(tree):
    folder = tree("in/a.jpg", "in/a.tif")
    assert pairs(folder, "in", output="out", image_format=ImageFormat.PNG) == [
        ("in/a.jpg", "out/a.png"),
        ("in/a.tif", "out/a-2.png"),
    ]


def test_folder_of_one_input_as_output_of_another_keeps_its_originals(tree):
    folder = tree("in/a.jpg", "more/a.jpg")
    assert pairs(folder, "in", "more", output="more") == [
        ("in/a.jpg", "more/a-colorized.jpg"),
        ("more/a.jpg", "more/a-colorized-2.jpg"),
    ]


def test_file_named_twice_is_colorized_once(tree):
    folder = tree("in/a.jpg")
    (folder / "link").symlink_to("in")
    assert len(pairs(folder, "in/a.jpg", "in", "in/../in/a.jpg", "link/a.jpg")) == 1


def test_links_that_lead_in_a_circle_are_harmless(tree):
    folder = tree("in/a.jpg", "in/sub/b.jpg")
    (folder / "in/sub/up").symlink_to(folder / "in")
    (folder / "in/loop.jpg").symlink_to("loop.jpg")
    sources = [source for source, _ in pairs(folder, "in", recursive=True)]
    assert sources == ["in/a.jpg", "in/loop.jpg", "in/sub/b.jpg"]


def test_folder_without_photos_is_refused_with_advice(tree):
    folder = tree("in/sub/notes.txt", "in/sub/deep/a.jpg")
    sentence = "There are no photos in this folder itself; include its subfolders."
    assert refused(folder, "in") == [("in", sentence)]
    assert refused(folder, "in/sub") == [("in/sub", sentence)]
    assert refused(folder, "in", recursive=True) == []


def test_name_that_is_too_long_for_any_file_system_is_left_to_the_reader(tree):
    folder = tree()
    plan = plan_batch([folder / f"{'n' * 400}.jpg"])
    assert len(plan.jobs) == 1
    assert len(plan.jobs[0].target.name) == 255


def test_named_result_decides_the_format(tree):
    folder = tree("a.jpg")
    plan = plan_file(folder / "a.jpg", folder / "b.TIFF")
    assert [(job.target.name, job.format) for job in plan.jobs] == [("b.TIFF", ImageFormat.TIFF)]


def test_named_result_is_never_the_photo_itself(tree):
    folder = tree("a.jpg")
    (folder / "link.jpg").symlink_to("a.jpg")
    for target in ("a.jpg", "link.jpg"):
        plan = plan_file(folder / "a.jpg", folder / target)
        assert plan.jobs == ()
        assert "never overwritten" in str(plan.refusals[0].error)
