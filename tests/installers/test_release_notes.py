"""Release notes come from the changelog, word for word."""

import pytest

from installers.release import notes
from installers.release.notes import NotesError, notes_of

CHANGELOG = """# Changelog

## Unreleased

- Not yet.

## [0.2.0] - 2026-03-07

### Added

- A thing.

## 0.1.0 - 2026-01-02

- The first.

## 0.0.1

[0.2.0]: https://example.org/compare
"""


@pytest.mark.parametrize(
    ("version", "text"),
    [
        ("0.2.0", "### Added\n\n- A thing."),
        ("0.1.0", "- The first."),
        ("Unreleased", "- Not yet."),
    ],
)
def test_section_of_a_version_is_taken_without_its_heading(version, text):
    assert notes_of(version, CHANGELOG) == text


@pytest.mark.parametrize("version", ["0.0.1", "0.3.0", "0.2", "2.0"])
def test_missing_and_empty_sections_are_said(version):
    with pytest.raises(NotesError, match="says nothing of version"):
        notes_of(version, CHANGELOG)


def test_script_writes_the_notes_and_how_to_check_the_files(tmp_path):
    changelog, target = tmp_path / "CHANGELOG.md", tmp_path / "notes.md"
    changelog.write_text(CHANGELOG)
    assert notes.main(["v0.2.0", "-o", str(target), "--changelog", str(changelog)]) == 0
    text = target.read_text()
    assert text.startswith("### Added\n\n- A thing.\n")
    assert "sha256sum --check" in text


def test_script_fails_where_there_are_no_notes(tmp_path, capsys):
    target = tmp_path / "notes.md"
    assert notes.main(["v99.0.0", "-o", str(target)]) == 1
    assert "CHANGELOG.md" in capsys.readouterr().err
    assert not target.exists()
