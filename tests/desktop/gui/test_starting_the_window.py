"""What `photochrom` does without a command: a window, or one sentence that says why not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import desktop.app
from desktop.cli import main
from desktop.cli.exit_codes import WRONG_USAGE

SOURCES = Path(desktop.app.__file__).parents[1]
WAIT = 120


@pytest.fixture
def opened(monkeypatch, tmp_path):
    """Run the command in an empty folder; return what the window is asked to open."""
    windows = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(desktop.app, "run_application", lambda paths: windows.append(paths) or 0)

    def opened(*arguments):
        return main(list(arguments)), windows

    return opened


def test_without_arguments_the_window_opens(opened):
    assert opened() == (0, [[]])


@pytest.mark.parametrize(
    "paths", [("cat.jpg",), ("scans",), ("album/cat",), ("no-such-photo.tif", "cat.jpg")]
)
def test_files_and_folders_open_in_the_window(opened, tmp_path, paths):
    (tmp_path / "cat.jpg").touch()
    (tmp_path / "scans").mkdir()
    assert opened(*paths) == (0, [list(paths)])


def test_a_command_wins_over_a_folder_of_its_name(opened, tmp_path, capsys):
    (tmp_path / "models").mkdir()
    code, windows = opened("models", "list", "--json")
    assert (code, windows) == (0, [])
    assert "photochrom-base" in capsys.readouterr().out


def test_a_mistyped_command_opens_no_window(opened, capsys):
    assert opened("colorise") == (WRONG_USAGE, [])
    assert "invalid choice: 'colorise'" in capsys.readouterr().err


def in_process(code, **environment):
    ended = subprocess.run(
        [sys.executable, "-c", code],
        cwd=SOURCES,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=WAIT,
    )
    return ended.returncode, ended.stdout, ended.stderr


RUN = "import sys; from desktop.cli import main; sys.exit(main({arguments}))"


def test_without_a_display_one_sentence_says_so():
    code, stdout, stderr = in_process(
        RUN.format(arguments=[]), QT_QPA_PLATFORM="xcb", DISPLAY=":4242", WAYLAND_DISPLAY=""
    )
    assert (code, stdout) == (1, "")
    assert stderr.count("\n") == 1
    assert stderr.startswith("photochrom: No window can be opened here;")


def test_without_pyside_one_sentence_says_so():
    block = "import sys; sys.modules['PySide6'] = None; "
    code, stdout, stderr = in_process(block + RUN.format(arguments=[]))
    assert (code, stdout) == (1, "")
    assert stderr.count("\n") == 1
    assert "The window needs PySide6" in stderr


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["colorize", "--help"]])
def test_help_loads_no_qt(arguments):
    check = (
        "import atexit, sys; "
        "atexit.register(lambda: print('Qt' if 'PySide6' in sys.modules else 'light')); "
    )
    code, stdout, _ = in_process(check + RUN.format(arguments=arguments))
    assert code == 0
    assert stdout.endswith("light\n")


LOADED_BEFORE_PAINT = """
import sys
from pathlib import Path
import tempfile
from desktop.app import DesktopApplication, Places, make_application
application = make_application()
folder = Path(tempfile.mkdtemp())
desktop = DesktopApplication(application, Places(folder / "s.ini", folder / "log", folder / "r"))
heavy = ["numpy", "cv2", "onnxruntime", "PIL", "tifffile", "imagecodecs"]
seen = []
desktop.painted.connect(lambda: seen.extend(name for name in heavy if name in sys.modules))
desktop.furnished.connect(application.quit)
desktop.start()
application.exec()
desktop.stop()
print("heavy:", seen, "complete:", "cv2" in sys.modules)
"""


def test_the_window_is_seen_before_anything_heavy_is_loaded():
    code, stdout, stderr = in_process(LOADED_BEFORE_PAINT, QT_QPA_PLATFORM="offscreen")
    assert code == 0, stderr
    assert stdout == "heavy: [] complete: True\n"
