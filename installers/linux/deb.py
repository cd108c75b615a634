"""The package for Debian and Ubuntu, put together by dpkg-deb."""

import gzip
import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from email.utils import format_datetime
from pathlib import Path
from typing import Final

from installers.frozen import inner_folder, variant_of
from installers.linux.share import filled, release_time, write_share
from installers.linux.slim import needed_libraries
from installers.project import BUILD, MAINTAINER, ROOT, project
from installers.variants import Variant

HOME: Final = Path("usr/lib/photochrom")
"""Where the frozen folder goes."""

RECOMMENDED: Final = ("fonts-dejavu-core", "xdg-utils", "ca-certificates")
"""Any font at all; what opens links and folders; what makes fetching of models safe."""

_EXTENDED: Final = """\
 Photochrom gives black-and-white photos colors: one photo, or a whole
 archive in one go. The lightness of every pixel, the size, the metadata
 and the original file stay as they are. It needs no graphics card, no
 account and no network.
"""
# Found by Qt where they are, without being linked: the fonts' configuration and the keyboards'.
_FOUND_AT_RUN_TIME: Final = ("fontconfig-config", "xkb-data")
_C_LIBRARY: Final = "libc6"
_C_VERSION: Final = re.compile(r"\bGLIBC_(\d+(?:\.\d+)+)")
_REVISION: Final = 1


class DebError(Exception):
    """The package cannot be made; the message says why."""


@dataclass(frozen=True)
class Control:
    """What the package says of itself.

    Attributes:
        architecture: as Debian calls it, such as amd64.
        installed_bytes: what it takes when it is installed.
        depends: other packages that it does not run without.
        variant: what its models can run on.
    """

    architecture: str
    installed_bytes: int
    depends: tuple[str, ...]
    variant: Variant

    @property
    def package(self) -> str:
        """Name of the package."""
        return "photochrom" if self.variant is Variant.CPU else "photochrom-gpu"

    def text(self) -> str:
        """Write the control file (deb-control(5))."""
        other = "photochrom-gpu" if self.variant is Variant.CPU else "photochrom"
        fields = {
            "Package": self.package,
            "Version": version(),
            "Architecture": self.architecture,
            "Maintainer": MAINTAINER,
            "Installed-Size": str(-(-self.installed_bytes // 1024)),
            "Depends": ", ".join(self.depends),
            "Recommends": ", ".join(RECOMMENDED),
            "Conflicts": other,
            "Replaces": other,
            "Section": "graphics",
            "Priority": "optional",
            "Description": "restore and colorize archive photos",
        }
        lines = [f"{name}: {value}" for name, value in fields.items()]
        return "\n".join(lines) + "\n" + _EXTENDED


def write_deb(frozen: Path, output: Path, *, level: int = 9) -> Path:
    """Make the package.

    Args:
        frozen: the frozen folder.
        output: where the package goes.
        level: 0 to 9, how hard xz tries.

    Returns:
        The package.

    Raises:
        DebError: a tool of Debian failed.
    """
    variant = variant_of(frozen)
    root = BUILD / "deb" / "root"
    shutil.rmtree(root.parent, ignore_errors=True)
    package_name = "photochrom" if variant is Variant.CPU else "photochrom-gpu"
    _write_files(frozen, root, package_name)
    size = sum(path.lstat().st_size for path in root.rglob("*") if not path.is_dir())
    control = Control(_architecture(), size, depends(frozen), variant)
    _write_control(root, control)
    package = output / f"{package_name}_{version()}_{control.architecture}.deb"
    _run("dpkg-deb", "--root-owner-group", "-Zxz", f"-z{level}", "--build", root, package)
    shutil.rmtree(root.parent)
    return package


def version() -> str:
    """Return the version as Debian orders them: 1.0rc1 comes before 1.0."""
    return re.sub(r"(?<=\d)(a|b|rc|\.dev)(?=\d)", r"~\1", project().version) + f"-{_REVISION}"


def depends(frozen: Path) -> tuple[str, ...]:
    """Find the packages with libraries that the folder is linked with and does not bring.

    dpkg-shlibdeps is of no help: it would ask for the packages of the libraries that are brought,
    too.

    Args:
        frozen: the frozen folder.

    Returns:
        What the control file wants; the C library with the version that is needed, and what Qt
        finds without being linked with it.

    Raises:
        DebError: a library is missing here, or belongs to no package.
    """
    binaries = [path for path in frozen.rglob("*") if path.is_file() and _is_elf(path)]
    brought = {path.name for path in frozen.rglob("*") if not path.is_dir()}
    needed = {name for path in binaries for name in needed_libraries(path)} - brought
    packages = {_package_with(name) for name in needed} - {_C_LIBRARY}
    libc = f"{_C_LIBRARY} (>= {c_library_version(binaries)})"
    return tuple(sorted({libc, *packages, *_FOUND_AT_RUN_TIME}))


def c_library_version(binaries: Iterable[Path]) -> str:
    """Find the oldest C library that has all that is called of it.

    Args:
        binaries: ELF files.

    Returns:
        Such as 2.36.
    """
    asked = _run("readelf", "--version-info", "--wide", *sorted(binaries))
    versions = {tuple(map(int, found.split("."))) for found in _C_VERSION.findall(asked)}
    return ".".join(map(str, max(versions)))


def _package_with(library: str) -> str:
    known = _run("/sbin/ldconfig", "-p")
    match = re.search(rf"^\s*{re.escape(library)} \(.*=> (\S+)$", known, re.MULTILINE)
    if match is None:
        raise DebError(f"{library} is needed and not installed here")
    path = Path(match[1])
    # Packages name files below /usr/lib, or below /lib where that was a folder of its own.
    for name in (path.resolve(), path, Path(str(path).removeprefix("/usr"))):
        done = subprocess.run(
            ["dpkg-query", "--search", str(name)],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode == 0:
            return done.stdout.partition(":")[0]
    raise DebError(f"no package owns {path}")


def copyright_text(frozen: Path) -> str:
    """Write the copyright file: the license of Photochrom, and where those of its parts lie.

    Args:
        frozen: the frozen folder.
    """
    overview = (inner_folder(frozen) / "licenses" / "README.txt").read_text(encoding="utf-8")
    return (
        "Copyright the authors of Photochrom.\n\n"
        "Photochrom is under the Apache License 2.0, on Debian systems in\n"
        "/usr/share/common-licenses/Apache-2.0.\n\n"
        "The package brings other works under licenses of their own, among them Qt and PySide6\n"
        "under the LGPL 3 (/usr/share/common-licenses/LGPL-3), whose libraries may be replaced.\n"
        f"All texts lie in /{HOME}/_internal/licenses. {overview}"
    )


def _write_files(frozen: Path, root: Path, package: str) -> None:
    home = root / HOME
    shutil.copytree(frozen, home, symlinks=True)
    (root / "usr/bin").mkdir(parents=True)
    (root / "usr/bin/photochrom").symlink_to("../lib/photochrom/photochrom")
    write_share(root / "usr/share")
    documents = root / "usr/share/doc" / package
    documents.mkdir(parents=True)
    (documents / "copyright").write_text(copyright_text(frozen), encoding="utf-8")
    changes = (ROOT / "CHANGELOG.md").read_bytes()
    (documents / "changelog.gz").write_bytes(gzip.compress(changes, mtime=0))
    (documents / "changelog.Debian.gz").write_bytes(gzip.compress(_changelog(package), mtime=0))
    overrides = root / "usr/share/lintian/overrides" / package
    overrides.parent.mkdir(parents=True)
    text = filled(Path(__file__).parent / "files" / "lintian-overrides")
    overrides.write_text(text.replace("@PACKAGE@", package), encoding="utf-8")
    _set_modes(root)


def _changelog(package: str) -> bytes:
    date = format_datetime(release_time())
    return (
        f"{package} ({version()}) stable; urgency=medium\n\n"
        f"  * Photochrom {project().version}; see changelog.gz.\n\n -- {MAINTAINER}  {date}\n"
    ).encode()


def _set_modes(root: Path) -> None:
    for path in root.rglob("*"):
        if path.is_symlink():
            continue
        is_program = path.is_dir() or (path.name == "photochrom" and path.parent == root / HOME)
        path.chmod(0o755 if is_program else 0o644)
    root.chmod(0o755)


def _write_control(root: Path, control: Control) -> None:
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    sums = [f"{_md5(path)}  {path.relative_to(root)}\n" for path in files]
    folder = root / "DEBIAN"
    folder.mkdir()
    (folder / "control").write_text(control.text(), encoding="utf-8")
    (folder / "md5sums").write_text("".join(sums), encoding="utf-8")
    for path in (folder, *folder.iterdir()):
        path.chmod(0o755 if path.is_dir() else 0o644)


def _md5(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _architecture() -> str:
    return _run("dpkg", "--print-architecture").strip()


def _run(*command: str | Path, cwd: Path | None = None) -> str:
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={**os.environ, "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise DebError(f"{command[0]} failed: {done.stderr.strip()}")
    return done.stdout
