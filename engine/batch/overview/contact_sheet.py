"""Pages for a browser on which all photos of a run are seen, before and after.

They need no network, no script and no program but a browser, and they may be moved together with
the results: all links are relative. Nothing of a photo's name is trusted to be harmless in HTML.
"""

import html
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from string import Template
from typing import Final
from urllib.parse import quote

from engine.batch.leftovers import unfinished
from engine.batch.overview.entry import Entry, Fate
from engine.batch.overview.places import FOLDER, THUMBNAILS
from engine.batch.overview.thumbnails import thumbnail_names
from engine.photo.atomic import new_file
from engine.resources import resource_path

PHOTOS_ON_A_PAGE: Final = 200

_MOST_LISTED = 1000
"""Failures on the first page; the table lists all."""

Entries = Callable[[], Iterable[Entry]]
"""Goes through the photos of a run, in order, as often as it is called."""


@dataclass(frozen=True)
class Summary:
    """What the first page says at the top.

    Attributes:
        title: of the run.
        facts: what is to be said of it, such as the model: pairs of a word and its value.
    """

    title: str
    facts: tuple[tuple[str, str], ...] = ()


def write_contact_sheet(
    folder: Path, entries: Entries, summary: Summary, *, journal_id: str | None = None
) -> Path:
    """Write the pages of a run; those of an earlier one are replaced.

    Args:
        folder: of the run; the pages go into ``FOLDER`` below, and find thumbnails there.
        entries: the photos.
        summary: of the run.
        journal_id: of the journal whose next run takes away pages that were not finished; None
            where there is none.

    Returns:
        The first page.

    Raises:
        PhotoError: a page cannot be written.
        OSError: the folder cannot be made.
    """
    pages = folder / FOLDER
    pages.mkdir(exist_ok=True)
    counts = _counts(entries())
    count = -(-sum(counts.values()) // PHOTOS_ON_A_PAGE)
    sheet = _Sheet(folder, pages, summary, count, journal_id)
    for number, part in enumerate(_pages(entries()), 1):
        sheet.write_page(number, part)
    failed = (entry for entry in entries() if entry.fate is Fate.FAILED)
    first = sheet.write_index(counts, list(islice(failed, _MOST_LISTED)))
    sheet.remove_later_pages()
    return first


def _counts(entries: Iterable[Entry]) -> dict[Fate, int]:
    counts = dict.fromkeys(Fate, 0)
    for entry in entries:
        counts[entry.fate] += 1
    return counts


def _pages(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    left = iter(entries)
    while page := list(islice(left, PHOTOS_ON_A_PAGE)):
        yield page


@cache
def _template() -> Template:
    return Template(resource_path("overview", "page.html").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class _Sheet:
    folder: Path
    pages: Path
    summary: Summary
    count: int
    journal_id: str | None

    def write_page(self, number: int, entries: Sequence[Entry]) -> None:
        neighbors = [("index.html", "Overview")]
        if number > 1:
            neighbors.append((_page_name(number - 1), "Previous"))
        if number < self.count:
            neighbors.append((_page_name(number + 1), "Next"))
        title = f"{self.summary.title}, page {number} of {self.count}"
        figures = "\n".join(self._figure(entry) for entry in entries)
        body = f"{_navigation(neighbors)}\n<main>\n{figures}\n</main>\n{_navigation(neighbors)}"
        self._write(_page_name(number), title, body)

    def write_index(self, counts: dict[Fate, int], failures: Sequence[Entry]) -> Path:
        facts = [*self.summary.facts, *((fate.value, str(counts[fate])) for fate in Fate)]
        rows = "\n".join(
            f"<tr><th>{_said(name)}</th><td>{_said(value)}</td></tr>" for name, value in facts
        )
        numbers = range(1, self.count + 1)
        parts = [
            f"<table>\n{rows}\n</table>",
            "<h2>Pages</h2>",
            _navigation([(_page_name(number), str(number)) for number in numbers]),
        ]
        if failures:
            parts += ["<h2>Failures</h2>", self._failures(failures, counts[Fate.FAILED])]
        return self._write("index.html", self.summary.title, "\n".join(parts))

    def remove_later_pages(self) -> None:
        """Take away pages of an earlier run that had more photos."""
        number = self.count + 1
        while (page := self.pages / _page_name(number)).exists():
            page.unlink()
            number += 1

    def _failures(self, failures: Sequence[Entry], count: int) -> str:
        lines = [
            f"<li><a href={self._link(entry.source)}>{self._name(entry.source)}</a>: "
            f"{_said(entry.reason or '')}</li>"
            for entry in failures
        ]
        if count > len(failures):
            lines.append(f"<li>and {count - len(failures)} more</li>")
        return "<ul>\n" + "\n".join(lines) + "\n</ul>"

    def _figure(self, entry: Entry) -> str:
        pictures = self._pictures(entry)
        said = f"<p>{_said(entry.reason)}</p>" if entry.reason else ""
        return (
            f'<figure class="{entry.fate.value.replace(" ", "-")}">{pictures}'
            f"<figcaption>{self._name(entry.source)}"
            f" <small>{_said(entry.fate.value)}</small>{said}</figcaption></figure>"
        )

    def _pictures(self, entry: Entry) -> str:
        if entry.target is None:
            return ""
        names = thumbnail_names(entry.target, self.folder)
        if not all((self.pages / THUMBNAILS / name).exists() for name in names):
            return f"<a href={self._link(entry.target)}>Open the result</a>"
        pictures = "".join(
            f'<a href={self._link(path)}><img src="{THUMBNAILS}/{name}" alt="{label}" '
            f'title="{label}" loading="lazy"></a>'
            for path, name, label in zip(
                (entry.source, entry.target), names, ("before", "after"), strict=True
            )
        )
        return f"<div>{pictures}</div>"

    def _link(self, path: Path) -> str:
        try:
            way = os.path.relpath(path, self.pages)
        except ValueError:  # another drive of Windows
            return f'"{html.escape(path.absolute().as_uri())}"'
        return f'"{html.escape(quote(os.fsencode(Path(way).as_posix())))}"'

    def _name(self, path: Path) -> str:
        try:
            return _said(os.path.relpath(path, self.folder))
        except ValueError:  # another drive of Windows
            return _said(str(path))

    def _write(self, name: str, title: str, body: str) -> Path:
        page = _template().substitute(title=_said(title), body=body)
        path = self.pages / name
        with new_file(path, overwrite=True, staging=unfinished(self.journal_id)) as file:
            file.write(page.encode("utf-8", "replace"))
        return path


def _page_name(number: int) -> str:
    return f"page-{number:05d}.html"


def _navigation(links: Sequence[tuple[str, str]]) -> str:
    return "<nav>" + " ".join(f'<a href="{to}">{text}</a>' for to, text in links) + "</nav>"


def _said(text: str) -> str:
    """Make text harmless; names that are no UTF-8 show a sign in place of what cannot be shown."""
    readable = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return html.escape(readable)
