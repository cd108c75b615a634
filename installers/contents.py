"""What is frozen and what is left out, the only place that decides it; ``build.spec`` asks here."""

import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Final

CODECS: Final = (
    "ccitt",
    "cms",
    "deflate",
    "imcd",
    "jpeg2k",
    "jpeg8",
    "jpegxl",
    "jpegxr",
    "lerc",
    "ljpeg",
    "lzma",
    "png",
    "shared",
    "shared_cython",
    "webp",
    "zlib",
    "zstd",
)
"""Parts of imagecodecs that reading and writing TIFF and PNG can reach; there are fifty more."""

EXCLUDED: Final = (
    "tkinter",
    "_tkinter",
    "unittest",
    "pydoc_data",
    "lib2to3",
    "ensurepip",
    "idlelib",
    "curses",
    "_curses",
    "readline",
    "training",
    "tests",
    "numpy.f2py",
    "numpy.testing",
    "numpy.distutils",
    "onnxruntime.backend",
    "onnxruntime.datasets",
    "onnxruntime.quantization",
    "onnxruntime.tools",
    "onnxruntime.transformers",
    "cv2.gapi",
    "PIL._avif",
    "PIL.AvifImagePlugin",
    "PIL.ImageTk",
    "PIL._imagingtk",
    "PIL.ImageQt",
    "tifffile.numcodecs",
    "imagecodecs.numcodecs",
    "setuptools",
    "pkg_resources",
    "pip",
    "wheel",
)
"""Modules that nothing reaches when Photochrom is used; some are large."""

FOREIGN: Final = (
    "torch",
    "torchvision",
    "timm",
    "lightning_fabric",
    "training",
    "ray",
    "matplotlib",
    "scipy",
    "skimage",
    "onnx",
    "pandas",
    "IPython",
    "pytest",
    "tensorboard",
)
"""Packages that are never frozen; the build fails where one slips in."""

QT_LIBRARIES: Final = (
    "Core",
    "DBus",
    "Gui",
    "OpenGL",
    "Svg",
    "WaylandClient",
    "Widgets",
    "WlShellIntegration",
    "XcbQpa",
)
"""Libraries of Qt that the window and the plugins below need."""

QT_PLUGINS: Final = frozenset(
    {
        # how windows get onto the screen
        "platforms/qcocoa",
        "platforms/qoffscreen",
        "platforms/qwayland",
        "platforms/qwindows",
        "platforms/qxcb",
        "xcbglintegrations/qxcb-glx-integration",
        "xcbglintegrations/qxcb-egl-integration",
        "wayland-shell-integration/xdg-shell",
        "wayland-decoration-client/bradient",
        "wayland-decoration-client/adwaita",
        "wayland-graphics-integration-client/qt-plugin-wayland-egl",
        # how they look and speak
        "platformthemes/qxdgdesktopportal",
        "platforminputcontexts/composeplatforminputcontextplugin",
        "platforminputcontexts/ibusplatforminputcontextplugin",
        "styles/qmacstyle",
        "styles/qmodernwindowsstyle",
        # pictures: the icons, and thumbnails of the samples
        "iconengines/qsvgicon",
        "imageformats/qgif",
        "imageformats/qico",
        "imageformats/qjpeg",
        "imageformats/qsvg",
        "imageformats/qwebp",
    }
)
"""Plugins of Qt that are kept, without the beginnings and endings of their files."""

_LANGUAGES: Final = ("de", "en", "bn")

# Sources of the translations, which are read in their compiled form only.
_NOT_RESOURCES: Final = frozenset({".py", ".pyc", ".ts"})

_QT_LIBRARY: Final = re.compile(
    r"^(?:lib)?Qt6?(?P<name>[A-Z]\w*?)(?:\.abi3)?(?:\.so|\.dll|\.dylib|\.pyd|$)"
)
_PLUGIN: Final = re.compile(
    r"plugins/(?P<folder>[\w-]+)/(?:lib)?(?P<name>[\w-]+?)(?:\.so|\.dll|\.dylib)$"
)
_CODEC: Final = re.compile(r"(?:^|/)imagecodecs/_(?P<name>\w+?)\.(?:abi3|cp\d+|cpython|pyd|so)")


def is_wanted(path: str) -> bool:
    """Tell whether a file belongs into the frozen program.

    Args:
        path: in the frozen folder, with slashes or backslashes.
    """
    path = path.replace("\\", "/")
    return all(
        rule(path)
        for rule in (
            _is_wanted_plugin,
            _is_wanted_qt_library,
            _is_wanted_codec,
            _is_wanted_translation,
            _is_wanted_library,
        )
    )


def foreign_packages(paths: Iterable[str]) -> set[str]:
    """Find packages that must not be frozen.

    Args:
        paths: names of modules, or of files in the frozen folder.

    Returns:
        Their names.
    """
    heads = {path.replace("\\", "/").replace("/", ".").partition(".")[0] for path in paths}
    return heads & set(FOREIGN)


def _is_wanted_plugin(path: str) -> bool:
    match = _PLUGIN.search(path)
    if match is None or "PySide6/" not in path:
        return True
    return f"{match['folder']}/{match['name']}" in QT_PLUGINS


def _is_wanted_qt_library(path: str) -> bool:
    if "plugins/" in path:
        return True
    match = _QT_LIBRARY.match(PurePosixPath(path).name)
    return match is None or match["name"] in QT_LIBRARIES


def _is_wanted_codec(path: str) -> bool:
    match = _CODEC.search(path)
    return match is None or match["name"] in CODECS


def _is_wanted_translation(path: str) -> bool:
    if "PySide6/" not in path or not path.endswith(".qm"):
        return True
    # Photochrom loads these and no other; the rest of Qt's is about parts that are left out.
    return PurePosixPath(path).name in {f"qtbase_{language}.qm" for language in _LANGUAGES}


def _is_wanted_library(path: str) -> bool:
    name = PurePosixPath(path).name
    # The first is for programs in C: Python's module holds all of it once more. The second is what
    # draws where there is no graphics driver at all, which a window of widgets does not need. The
    # third is loaded only for videos.
    unused = ("libonnxruntime.so", "opengl32sw", "opencv_videoio_ffmpeg")
    return not name.startswith(unused) and "cv2/data/" not in path


def resource_files(root: Path) -> list[tuple[str, str]]:
    """List the data files of Photochrom, as PyInstaller wants them.

    Args:
        root: the source tree.

    Returns:
        Pairs of a file and the folder that it goes to.
    """
    folder = root / "resources"
    return [
        (str(path), str(path.parent.relative_to(root)))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix not in _NOT_RESOURCES
    ]
