import errno
import os
import sys
from pathlib import Path

import pytest

from training.data.listing import Split, list_photos
from training.errors import TrainingError


def touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


def names_of(source: Path) -> list[str]:
    return [photo.name for photo in list_photos(source)]


def test_folder_is_searched_recursively_in_a_stable_order(tmp_path: Path) -> None:
    touch(tmp_path, "b.jpg", "a/z.PNG", "a/c.tiff")
    assert names_of(tmp_path) == ["a/c.tiff", "a/z.PNG", "b.jpg"]


def test_hidden_files_and_other_files_are_passed_over(tmp_path: Path) -> None:
    touch(tmp_path, "a.jpg", ".b.jpg", ".trash/c.jpg", "notes.txt", "Thumbs.db")
    assert names_of(tmp_path) == ["a.jpg"]


def test_folder_under_a_hidden_folder_is_not_hidden_itself(tmp_path: Path) -> None:
    touch(tmp_path, ".cache/photos/a.jpg")
    assert names_of(tmp_path / ".cache" / "photos") == ["a.jpg"]


def test_photo_keeps_its_split_when_others_come_and_the_folder_moves(tmp_path: Path) -> None:
    touch(tmp_path / "one", *(f"{number}.jpg" for number in range(200)))
    touch(tmp_path / "two", *(f"{number}.jpg" for number in range(100, 400)))
    one = {photo.name: photo.split for photo in list_photos(tmp_path / "one")}
    two = {photo.name: photo.split for photo in list_photos(tmp_path / "two")}
    assert all(one[name] == two[name] for name in one.keys() & two.keys())


def test_folder_gives_about_every_25th_photo_to_validation(tmp_path: Path) -> None:
    touch(tmp_path, *(f"{number}.jpg" for number in range(500)))
    val = sum(photo.split is Split.VAL for photo in list_photos(tmp_path))
    assert 10 <= val <= 32


@pytest.mark.parametrize("column", ["path", "image"])
def test_list_names_photos_relative_to_itself(tmp_path: Path, column: str) -> None:
    table = tmp_path / "list.csv"
    table.write_text(f"{column},split\na/b.jpg,train\nc.jpg,val\nd.jpg,test\n", encoding="utf-8")
    photos = list_photos(table)
    assert [(photo.path, photo.split) for photo in photos] == [
        (tmp_path / "a/b.jpg", Split.TRAIN),
        (tmp_path / "c.jpg", Split.VAL),
    ]


def test_list_saved_by_a_spreadsheet_is_read(tmp_path: Path) -> None:
    table = tmp_path / "list.csv"
    table.write_text("path,split\r\na.jpg,train\r\n\r\n,train\r\n", encoding="utf-8-sig")
    assert names_of(table) == ["a.jpg"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"file,split\na.jpg,train\n", "column 'path'"),
        (b"path\na.jpg\n", "column 'split'"),
        (b"", "column"),
        (b"path,split\na.jpg,test\n", "no photos"),
        (b"path,split\n\xff\xfe.jpg,train\n", "UTF-8"),
    ],
)
def test_unusable_list_is_refused_in_words(tmp_path: Path, content: bytes, message: str) -> None:
    table = tmp_path / "list.csv"
    table.write_bytes(content)
    with pytest.raises(TrainingError, match=message):
        list_photos(table)


def test_missing_source_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="no such folder"):
        list_photos(tmp_path / "nowhere")
    with pytest.raises(TrainingError, match="cannot be read"):
        list_photos(tmp_path / "nowhere.csv")


def test_folder_without_photos_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="no photos"):
        list_photos(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="names there are always Unicode")
def test_name_that_is_no_text_is_listed_and_split(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.jpg")).touch()
    (photo,) = list_photos(tmp_path)
    assert photo.path.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="needs the permissions of POSIX")
def test_folder_that_cannot_be_read_is_named_and_passed_over(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    touch(tmp_path, "a.jpg", "lost+found/b.jpg")
    scan = os.scandir

    def refuse(folder: Path) -> object:
        # Root may read everything, so that permissions alone refuse nothing to it.
        if Path(folder).name == "lost+found":
            raise PermissionError(errno.EACCES, "Permission denied")
        return scan(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    assert names_of(tmp_path) == ["a.jpg"]
    assert f"{tmp_path / 'lost+found'}: The folder cannot be read" in caplog.text
