"""What is left out of the frozen folder on Linux, and what takes its place."""

import shutil
import struct
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest

from installers.linux.icu import Item, read_items, with_items
from installers.linux.slim import needed_libraries, without_unneeded
from installers.linux.stubs import is_stubbed, make_stub, needed_functions

needs_binutils = pytest.mark.skipif(
    not sys.platform.startswith("linux") or any(not shutil.which(name) for name in ("as", "ld")),
    reason="needs binutils on Linux",
)


def test_libraries_that_nobody_needs_are_left_out():
    entries = [
        ("numpy/core.so", "/core.so", "EXTENSION"),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "/libqxcb.so", "BINARY"),
        ("libused.so.1", "/libused.so.1", "BINARY"),
        ("libdeep.so.1", "/libdeep.so.1", "BINARY"),
        ("libgtk-3.so.0", "/libgtk-3.so.0", "BINARY"),
        ("libicuuc.so.73", "PySide6/Qt/lib/libicuuc.so.73", "SYMLINK"),
        ("libpython3.11.so.1.0", "/libpython3.11.so.1.0", "BINARY"),
    ]
    needs = {"/core.so": ["libused.so.1", "libc.so.6"], "/libused.so.1": ["libdeep.so.1"]}
    kept = without_unneeded(entries, lambda path: needs.get(path.as_posix(), []))
    assert [entry[0] for entry in kept] == [
        "numpy/core.so",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "libused.so.1",
        "libdeep.so.1",
        "libpython3.11.so.1.0",
    ]


def test_only_libraries_from_the_wheel_of_opencv_are_stubbed():
    assert is_stubbed("libavcodec-c4204469.so.62.28.101")
    assert is_stubbed("libopenblasp-r0-59ffcd50.3.15.so")
    assert not is_stubbed("libscipy_openblas64_-32a4b2a6.so")
    assert not is_stubbed("libavif.so.16")


def opencv_file(part):
    files = distribution("opencv-contrib-python-headless").files
    return Path(next(file for file in files if part in file.name).locate())


@needs_binutils
def test_a_stub_has_every_function_that_opencv_wants_with_its_version(tmp_path):
    user, library = opencv_file("cv2.abi3"), opencv_file("libavcodec-")
    wanted = needed_functions(library, user)
    stub = make_stub(library, user, tmp_path)
    assert any(function.name == "avcodec_open2" and function.version for function in wanted)
    assert needed_functions(stub, user) == wanted
    assert stub.stat().st_size < library.stat().st_size / 100


@needs_binutils
def test_opencv_loads_with_stubs_in_place_of_films_and_equations(tmp_path):
    module = opencv_file("cv2.abi3")
    shutil.copytree(module.parent, tmp_path / "cv2", ignore=shutil.ignore_patterns("data"))
    libraries = opencv_file("libavcodec-").parent
    (tmp_path / libraries.name).mkdir()
    replaced = 0
    for library in libraries.iterdir():
        if is_stubbed(library.name):
            make_stub(library, module, tmp_path / libraries.name)
            replaced += 1
        elif library.name in needed_libraries(module):
            shutil.copy(library, tmp_path / libraries.name)
    assert replaced == 6
    work = (
        "import cv2, numpy as np; a = np.random.default_rng(0).random((60, 80), np.float32);"
        "cv2.GaussianBlur(a, (5, 5), 1); cv2.resize(a, (9, 9));"
        "cv2.ximgproc.guidedFilter(a, a, 4, .1);"
        "cv2.inpaint((a * 255).astype('u1'), (a > .9).astype('u1'), 3, cv2.INPAINT_TELEA);"
        "cv2.kmeans(a.reshape(-1, 1), 3, None, (3, 9, .1), 1, cv2.KMEANS_PP_CENTERS);"
        "cv2.warpAffine(a, np.eye(2, 3), (9, 9)); print(cv2.__file__)"
    )
    done = subprocess.run(
        [sys.executable, "-c", work],
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(str(tmp_path))


@needs_binutils
def test_needed_libraries_are_read_from_a_module():
    assert "libc.so.6" in needed_libraries(opencv_file("cv2.abi3"))
    assert needed_libraries(Path(__file__)) == ()


def icu_package(items):
    header = struct.pack("<HBB8s", 144, 0xDA, 0x27, bytes(8)) + b"CmnD"
    return with_items(header.ljust(144, b"\0"), items)


def test_data_of_icu_survive_being_put_together_anew():
    items = [Item("icudt73l/coll/de.res", b"a" * 33), Item("icudt73l/root.res", b"b" * 16)]
    found = read_items(icu_package(items))
    assert [item.name for item in found] == [item.name for item in items]
    assert [item.content.rstrip(b"\0") for item in found] == [item.content for item in items]


def test_every_part_of_the_data_of_icu_is_aligned():
    package = icu_package(
        [Item("a/b.res", b"x"), Item("a/cc.res", b"y" * 17), Item("a/d.res", b"z")]
    )
    for index in range(3):
        (start,) = struct.unpack_from("<I", package, 144 + 4 + 8 * index + 4)
        assert (144 + start) % 16 == 0


def test_other_data_are_refused():
    with pytest.raises(ValueError, match="ICU"):
        read_items(bytes(200))
