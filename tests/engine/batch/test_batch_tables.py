"""The table of a run, for spreadsheets."""

import csv
import os
from pathlib import Path

import pytest

from engine.batch.overview.entry import Entry, Fate
from engine.batch.overview.table import write_table


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        return list(csv.DictReader(file))


def test_every_photo_has_a_row_that_says_what_became_of_it(tmp_path: Path) -> None:
    done = Entry(
        Path("in/a.jpg"), Path("out/a.jpg"), Fate.DONE, None, 1.23456, "2026-01-02T03:04:05+00:00"
    )
    failed = Entry(Path("in/é, b.jpg"), None, Fate.FAILED, 'It says "no".')
    write_table([done, failed], tmp_path / "report.csv")
    first, second = rows_of(tmp_path / "report.csv")
    assert first == {
        "photo": str(Path("in/a.jpg")),
        "state": "done",
        "result": str(Path("out/a.jpg")),
        "seconds": "1.235",
        "reason": "",
        "finished": "2026-01-02T03:04:05+00:00",
    }
    assert second["photo"] == str(Path("in/é, b.jpg"))
    assert second["reason"] == 'It says "no".'
    assert second["result"] == second["seconds"] == ""


@pytest.mark.parametrize("name", ["=1+1.jpg", "+x.jpg", "-x.jpg", "@SUM(A1).jpg"])
def test_no_name_is_taken_for_a_formula(tmp_path: Path, name: str) -> None:
    write_table([Entry(Path(name), None, Fate.SKIPPED)], tmp_path / "report.csv")
    (row,) = rows_of(tmp_path / "report.csv")
    assert row["photo"] == f"'{name}"


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_name_that_is_no_text_stays_as_it_is(tmp_path: Path) -> None:
    source = Path(os.fsdecode(b"caf\xe9.jpg"))
    write_table([Entry(source, None, Fate.SKIPPED)], tmp_path / "report.csv")
    (row,) = rows_of(tmp_path / "report.csv")
    assert os.fsencode(row["photo"]) == b"caf\xe9.jpg"


def test_spreadsheets_are_told_that_names_are_utf_8(tmp_path: Path) -> None:
    write_table([], tmp_path / "report.csv")
    assert (tmp_path / "report.csv").read_bytes().startswith(b"\xef\xbb\xbfphoto,state")
