"""A release is made only where tag, project, changelog and repository agree."""

import pytest

from engine.releases import REPOSITORY
from installers.release import version_check
from installers.release.version_check import problems, project_version


@pytest.fixture
def tree(tmp_path):
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "photochrom"\nversion = "0.2.0"\n')
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n\n## 0.2.0\n\n- A thing.\n")
    return tmp_path


def test_all_in_agreement_is_no_problem(tree):
    assert problems("v0.2.0", root=tree, repository=REPOSITORY) == []


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("v0.3.0", "names the version 0.2.0"),
        ("0.2.0", "not of the form"),
        ("v0.2.0-rc1", "not of the form"),
        ("v0.2.0; rm -rf .", "not of the form"),
    ],
)
def test_other_tags_are_refused(tree, tag, words):
    assert any(words in sentence for sentence in problems(tag, root=tree))


def test_changelog_without_the_version_is_refused(tree):
    (tree / "CHANGELOG.md").write_text("# Changelog\n\n## Unreleased\n\n- A thing.\n")
    assert any("CHANGELOG.md" in sentence for sentence in problems("v0.2.0", root=tree))


def test_repository_that_the_program_does_not_ask_is_refused(tree):
    (sentence,) = problems("v0.2.0", root=tree, repository="someone/else")
    assert "engine/releases.py" in sentence


def test_script_says_what_is_wrong(capsys, monkeypatch):
    monkeypatch.setenv("GITHUB_REPOSITORY", "someone/else")
    assert version_check.main(["v99.0.0"]) == 1
    assert f"names the version {project_version()}" in capsys.readouterr().err
