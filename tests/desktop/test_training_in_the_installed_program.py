"""Commands that train models, where the part of Photochrom that trains is not installed."""

import re
import sys

import pytest

from desktop.cli import main

NEEDS_TRAINING = re.compile(
    r"training(\..*)?|desktop\.cli\.(evaluate|study|training)_(run|runs|list|data|training)"
)


@pytest.mark.parametrize("command", [["evaluate", "photos"], ["study", "list"]])
def test_the_user_learns_how_to_get_that_part(command, monkeypatch, capsys):
    for name in filter(NEEDS_TRAINING.fullmatch, list(sys.modules)):
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "training", None)
    assert main(command) == 1
    assert "This is no part of the installed program" in capsys.readouterr().err
