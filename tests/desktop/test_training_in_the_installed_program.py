"""Commands that train models, where the part of Photochrom that trains is not installed."""

import sys

import pytest

from desktop.cli import main


@pytest.mark.parametrize("command", [["evaluate", "photos"], ["study", "list"]])
def test_the_user_learns_how_to_get_that_part(command, monkeypatch, capsys):
    for name in [name for name in sys.modules if name.partition(".")[0] == "training"]:
        monkeypatch.delitem(sys.modules, name)
    for name in list(sys.modules):
        if name.startswith(("desktop.cli.evaluate_", "desktop.cli.study_", "desktop.cli.training_")):
            if name.endswith(("_run", "_list", "_training", "_data", "_runs")):
                monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "training", None)
    assert main(command) == 1
    assert "This is no part of the installed program" in capsys.readouterr().err
