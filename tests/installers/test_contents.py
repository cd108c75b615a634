"""What is frozen: everything that the program reaches, and nothing foreign."""

import ast
import re
from pathlib import Path

import pytest
import tifffile
from imagecodecs import imagecodecs

import engine
from installers import contents
from installers.linux.stubs import CALLED

MODULES = {"ximgproc"}
SOURCES = Path(engine.__file__).parents[1]


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/lib/libQt6WebEngineCore.so.6",
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/Qt6Qml.dll",
        "PySide6\\Qt6Designer.dll",
        "PySide6/QtNetwork.abi3.so",
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/plugins/imageformats/qpdf.dll",
        "PySide6/Qt/translations/qtbase_fr.qm",
        "PySide6/Qt/translations/designer_de.qm",
        "imagecodecs/_avif.abi3.so",
        "imagecodecs/_heif.cp313-win_amd64.pyd",
        "onnxruntime/capi/libonnxruntime.so.1.31.1",
        "cv2/data/haarcascade_eye.xml",
        "cv2/opencv_videoio_ffmpeg500_64.dll",
    ],
)
def test_what_nothing_reaches_is_left_out(path):
    assert not contents.is_wanted(path)


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/lib/libQt6Core.so.6",
        "PySide6/Qt6Widgets.dll",
        "PySide6/QtSvg.abi3.so",
        "PySide6/QtGui.pyd",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/translations/qtbase_de.qm",
        "imagecodecs/_png.abi3.so",
        "onnxruntime/capi/onnxruntime_pybind11_state.cpython-311-x86_64-linux-gnu.so",
        "onnxruntime/capi/libonnxruntime_providers_shared.so",
        "resources/translations/photochrom_bn.qm",
        "resources/models/photochrom-base.onnx",
    ],
)
def test_what_the_program_needs_is_kept(path):
    assert contents.is_wanted(path)


def test_packages_of_training_are_foreign():
    names = [
        "desktop.app",
        "torch._C",
        "scipy/linalg/x.so",
        "matplotlib",
        "onnxruntime.capi",
        "ray",
    ]
    assert contents.foreign_packages(names) == {"torch", "scipy", "matplotlib", "ray"}


def test_every_compression_that_tifffile_reads_has_its_codec():
    homes = {name: home for home, names in extensions().items() for name in names}
    needed = set()
    for compression in tifffile.COMPRESSION:
        try:
            decoder = tifffile.TIFF.DECOMPRESSORS[compression]
        except KeyError:
            continue
        home = homes.get(getattr(decoder, "__name__", ""))
        if home is not None:
            needed.add(home)
    assert {"imcd", "jpeg2k", "zstd"} <= needed
    assert needed <= set(contents.CODECS)


def test_every_codec_that_photochrom_names_is_kept():
    homes = {name: home for home, names in extensions().items() for name in names}
    named = {
        match
        for path in source_files()
        for match in re.findall(r"imagecodecs\.(\w+)", path.read_text(encoding="utf-8"))
    }
    assert {"CMS", "png_encode"} <= named
    assert {homes[name] for name in named if name in homes} <= set(contents.CODECS)


def test_photochrom_calls_nothing_of_opencv_that_leads_to_a_stub():
    called = {name for path in source_files() for name in opencv_calls(path)}
    assert len(called) > 20, "else the search finds nothing"
    assert called - MODULES <= CALLED


def test_no_drawing_text_or_compiled_translation_is_forgotten():
    files = {Path(source).name for source, _ in contents.resource_files(SOURCES)}
    assert {"photochrom.svg", "photochrom.qss", "photochrom_de.qm", "SHA256SUMS"} <= files
    assert {"engine_sentences.txt", "expected.json", "page.html"} <= files
    assert not any(name.endswith((".py", ".ts")) for name in files)


def source_files():
    return [path for room in ("engine", "desktop") for path in (SOURCES / room).rglob("*.py")]


def opencv_calls(path):
    """Dotted names below cv2 that are called, or handed on to be called, in a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        name = ast.unparse(node) if isinstance(node, ast.Attribute) else ""
        if re.fullmatch(r"cv2\.(\w+\.)?[a-z][A-Za-z]\w+|cv2\.[A-Z][a-z]\w+", name):
            yield name.removeprefix("cv2.")


def extensions():
    """Names of imagecodecs by the module that holds them."""
    modules = imagecodecs._MODULES.items()
    return {home.lstrip("_"): names for home, names in modules if home}
