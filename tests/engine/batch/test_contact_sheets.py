"""The pages that a curator opens in a browser after a run."""

import os
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import numpy as np
import pytest
from PIL import Image

from engine.batch.overview.contact_sheet import (
    PHOTOS_ON_A_PAGE,
    Summary,
    write_contact_sheet,
)
from engine.batch.overview.entry import Entry, Fate
from engine.batch.overview.places import FOLDER, THUMBNAILS
from engine.batch.overview.thumbnails import SIDE, thumbnail_names, write_thumbnails

SUMMARY = Summary("Harbor 1912", (("model", "photochrom-base 0.2"),))


class Reader(HTMLParser):
    """Reads a page as a browser does."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.pictures: list[str] = []
        self.text = ""
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        said = dict(attrs)
        if tag == "a":
            self.links.append(said["href"] or "")
        if tag == "img":
            self.pictures.append(said["src"] or "")

    def handle_data(self, data: str) -> None:
        self.text += data


def done(folder: Path, name: str) -> Entry:
    target = folder / name
    target.write_bytes(b"")
    return Entry(folder / "originals" / name, target, Fate.DONE, seconds=1.5)


def draw(folder: Path, entry: Entry, shape: tuple[int, int] = (60, 80)) -> None:
    thumbnails = folder / FOLDER / THUMBNAILS
    thumbnails.mkdir(parents=True, exist_ok=True)
    assert entry.target is not None
    before, after = thumbnail_names(entry.target, folder)
    lightness = np.full(shape, 60, np.float32)
    chroma = np.full((*shape, 2), (50, 40), np.float32)
    write_thumbnails(thumbnails / before, thumbnails / after, (lightness, lightness), chroma)


def test_page_shows_photo_and_result_side_by_side_and_leads_to_both(tmp_path: Path) -> None:
    entry = done(tmp_path, "quay.jpg")
    draw(tmp_path, entry)
    write_contact_sheet(tmp_path, lambda: [entry], SUMMARY)
    pages = tmp_path / FOLDER
    page = Reader(pages / "page-00001.html")
    before, after = (Image.open(pages / unquote(name)) for name in page.pictures)
    assert np.ptp(np.asarray(before), axis=2).max() <= 3
    assert np.ptp(np.asarray(after), axis=2).min() > 50
    photo, result = (pages / unquote(link) for link in page.links if "quay" in link)
    assert result.samefile(tmp_path / "quay.jpg")
    assert photo.resolve() == tmp_path / "originals" / "quay.jpg"


def test_first_page_counts_and_lists_failures_with_their_reasons(tmp_path: Path) -> None:
    lost = Entry(tmp_path / "lost.jpg", None, Fate.FAILED, "The photo cannot be read.")
    entries = [done(tmp_path, "a.jpg"), lost, done(tmp_path, "b.jpg")]
    first = write_contact_sheet(tmp_path, lambda: entries, SUMMARY)
    page = Reader(first)
    assert "Harbor 1912" in page.text
    assert "photochrom-base 0.2" in page.text
    facts = re.findall(r"<th>(.*?)</th><td>(.*?)</td>", first.read_text(encoding="utf-8"))
    assert dict(facts) | {"done": "2", "failed": "1", "skipped": "0"} == dict(facts)
    assert "lost.jpg: The photo cannot be read." in page.text


@pytest.mark.parametrize("name", ['<script>alert("x")<script> & "quotes".jpg', "a#b?c%20d.jpg"])
def test_no_name_is_taken_for_html_or_for_a_part_of_a_link(tmp_path: Path, name: str) -> None:
    source = tmp_path / name
    entry = Entry(source, None, Fate.FAILED, "<b>reason</b>")
    first = write_contact_sheet(tmp_path, lambda: [entry], SUMMARY)
    page = Reader(first)
    assert source.name in page.text
    assert "<b>reason</b>" in page.text
    assert not {"script", "b"} & set(page.tags)
    link = next(link for link in page.links if not link.endswith(".html"))
    assert (first.parent / unquote(link)).resolve() == source


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_name_that_is_no_text_is_shown_as_far_as_it_can_be_and_linked_exactly(
    tmp_path: Path,
) -> None:
    source = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.jpg"))
    first = write_contact_sheet(tmp_path, lambda: [Entry(source, None, Fate.FAILED)], SUMMARY)
    page = Reader(first)
    assert "caf�.jpg" in page.text
    assert any(link.endswith("caf%E9.jpg") for link in page.links)


def test_many_photos_are_spread_over_pages_that_lead_to_each_other(tmp_path: Path) -> None:
    def entries() -> list[Entry]:
        return [
            Entry(tmp_path / f"{number}.jpg", None, Fate.SKIPPED)
            for number in range(2 * PHOTOS_ON_A_PAGE + 1)
        ]

    first = write_contact_sheet(tmp_path, entries, SUMMARY)
    pages = [f"page-{number:05d}.html" for number in (1, 2, 3)]
    assert [link for link in Reader(first).links if link in pages] == pages
    middle = Reader(first.parent / pages[1])
    assert {pages[0], pages[2], "index.html"} <= set(middle.links)
    assert middle.tags.count("figure") == PHOTOS_ON_A_PAGE
    assert Reader(first.parent / pages[2]).tags.count("figure") == 1


def test_shorter_run_leaves_no_pages_of_a_longer_one(tmp_path: Path) -> None:
    entry = Entry(tmp_path / "a.jpg", None, Fate.SKIPPED)
    write_contact_sheet(tmp_path, lambda: [entry] * (PHOTOS_ON_A_PAGE + 1), SUMMARY)
    write_contact_sheet(tmp_path, lambda: [entry], SUMMARY)
    names = {page.name for page in (tmp_path / FOLDER).iterdir()}
    assert names == {"index.html", "page-00001.html"}


def test_result_without_thumbnails_is_linked(tmp_path: Path) -> None:
    entry = done(tmp_path, "quay.jpg")
    write_contact_sheet(tmp_path, lambda: [entry], SUMMARY)
    page = Reader(tmp_path / FOLDER / "page-00001.html")
    assert page.pictures == []
    assert "Open the result" in page.text


def test_pages_need_nothing_but_themselves(tmp_path: Path) -> None:
    first = write_contact_sheet(tmp_path, lambda: [done(tmp_path, "a.jpg")], SUMMARY)
    text = first.read_text(encoding="utf-8")
    assert "default-src 'none'" in text
    assert not re.search(r"https?://|<script|<link", text)


@pytest.mark.parametrize(("shape", "size"), [((900, 300), (107, 320)), ((40, 60), (60, 40))])
def test_thumbnails_are_never_larger_than_the_photo(
    tmp_path: Path, shape: tuple[int, int], size: tuple[int, int]
) -> None:
    entry = done(tmp_path, "tall.jpg")
    draw(tmp_path, entry, shape)
    assert entry.target is not None
    for name in thumbnail_names(entry.target, tmp_path):
        with Image.open(tmp_path / FOLDER / THUMBNAILS / name) as picture:
            assert picture.size == size
            assert max(picture.size) <= SIDE


def test_thumbnails_keep_their_names_when_the_run_is_moved(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    assert thumbnail_names(here / "a" / "b.jpg", here) == thumbnail_names(
        there / "a" / "b.jpg", there
    )
    assert thumbnail_names(here / "a.jpg", here) != thumbnail_names(here / "b.jpg", here)
