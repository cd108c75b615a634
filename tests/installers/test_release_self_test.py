"""What was frozen is only released if it works and complains of nothing."""

import sys

import pytest

from installers.release import self_test

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="programs here are shell scripts")


@pytest.fixture(params=self_test.PROGRAMS)
def freeze(request, tmp_path):
    """Put a program where the frozen one lies."""

    def freeze(script):
        path = tmp_path / request.param
        path.parent.mkdir(parents=True)
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        return str(tmp_path)

    return freeze


def test_working_program_passes_and_is_asked_for_a_self_test_without_a_screen(freeze, capfd):
    folder = freeze('[ "$1 $QT_QPA_PLATFORM" = "--self-test offscreen" ] && echo works')
    assert self_test.main([folder]) == 0
    assert "works" in capfd.readouterr().out


@pytest.mark.parametrize("script", ["echo broken >&2; exit 3", "echo a warning >&2"])
def test_failure_and_every_complaint_is_an_error(freeze, capfd, script):
    assert self_test.main([freeze(script)]) == 1
    assert script.split(";")[0].removeprefix("echo ").split(" >")[0] in capfd.readouterr().err


def test_program_that_does_not_end_is_an_error(freeze, capfd, monkeypatch):
    monkeypatch.setattr(self_test, "_MOST_SECONDS", 0.3)
    assert self_test.main([freeze("exec sleep 60")]) == 1
    assert "does not end" in capfd.readouterr().err


def test_nothing_frozen_is_an_error(tmp_path, capfd):
    assert self_test.main([str(tmp_path)]) == 1
    assert "no frozen program" in capfd.readouterr().err
