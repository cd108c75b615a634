"""ONNX Runtime reports nothing to its maker, and stores no number of this computer."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import engine

SOURCES = Path(engine.__file__).parents[1]
LOAD_MODEL = """
from engine.models.session import ModelSession
from engine.models.store import DEFAULT_COLORIZER, ModelStore
ModelSession(ModelStore().find(DEFAULT_COLORIZER).path)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the runtime stores nothing there")
def test_loading_a_model_leaves_nothing_in_the_home_of_the_user(tmp_path):
    environment = {
        name: value
        for name, value in os.environ.items()
        # The runtime keeps quiet by itself where it sees that tests are run.
        if name not in ("ORT_DISABLE_TELEMETRY", "CI") and not name.startswith("XDG_")
    }
    subprocess.run(
        [sys.executable, "-c", LOAD_MODEL],
        cwd=SOURCES,
        env={**environment, "HOME": str(tmp_path)},
        check=True,
        timeout=120,
    )
    assert list(tmp_path.rglob("*")) == []
