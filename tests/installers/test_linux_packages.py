"""What the packages for Linux say of themselves."""

import gzip
import os
import shutil
import subprocess
import sys
import tarfile

import pytest
from defusedxml import ElementTree
from PIL import Image

from engine.batch.preset_file import PRESET_SUFFIX
from engine.document.project_file import PROJECT_SUFFIX
from installers.frozen import inner_folder, variant_of
from installers.linux import deb
from installers.linux.portable import write_portable
from installers.linux.share import FILES, filled, write_share
from installers.project import IDENTIFIER, project
from installers.variants import Variant

MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"

on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="packages of Linux")


@pytest.fixture
def icons(tmp_path):
    folder = tmp_path / "icons"
    folder.mkdir()
    for side in (16, 256, 1024):
        Image.new("RGBA", (side, side)).save(folder / f"{side}.png")
    return folder


@pytest.fixture
def share(tmp_path, icons, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    write_share(tmp_path / "share", icons)
    return tmp_path / "share"


@pytest.fixture
def frozen(tmp_path):
    """A frozen folder of one program, that of the system for listing files."""
    folder = tmp_path / "Photochrom"
    licenses = folder / "_internal" / "licenses"
    licenses.mkdir(parents=True)
    (licenses / "README.txt").write_text("the parts")
    shutil.copy(os.path.realpath(shutil.which("ls")), folder / "photochrom")
    return folder


def test_version_and_date_are_put_in(share):
    metainfo = (share / "metainfo" / f"{IDENTIFIER}.metainfo.xml").read_text(encoding="utf-8")
    assert f'version="{project().version}" date="1970-01-02"' in metainfo
    manual = gzip.decompress((share / "man/man1/photochrom.1.gz").read_bytes()).decode()
    assert f"Photochrom {project().version}" in manual
    assert "@" not in manual.replace("@VERSION@", "@")


def test_icons_lie_where_the_theme_looks(share):
    theme = share / "icons" / "hicolor"
    found = {path.relative_to(theme).as_posix() for path in theme.rglob("photochrom.*")}
    assert found == {
        "16x16/apps/photochrom.png",
        "256x256/apps/photochrom.png",
        "scalable/apps/photochrom.svg",
    }


def test_file_types_are_those_of_the_program():
    root = ElementTree.fromstring(filled(FILES / "photochrom.xml"))
    patterns = {glob.get("pattern") for glob in root.iter(f"{MIME}glob")}
    assert patterns == {f"*{PROJECT_SUFFIX}", f"*{PRESET_SUFFIX}"}


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="not installed")
def test_the_menu_entry_is_valid():
    done = subprocess.run(
        ["desktop-file-validate", FILES / "photochrom.desktop"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.skipif(not shutil.which("appstreamcli"), reason="not installed")
def test_the_description_for_software_centers_is_valid(share):
    file = share / "metainfo" / f"{IDENTIFIER}.metainfo.xml"
    done = subprocess.run(
        ["appstreamcli", "validate", "--no-net", file], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_the_control_file_has_every_field_in_the_form_of_debian():
    control = deb.Control("amd64", 1_000_001, ("libc6 (>= 2.36)", "libegl1"), Variant.CPU)
    lines = control.text().splitlines()
    fields = dict(line.split(": ", 1) for line in lines if not line.startswith(" "))
    assert fields["Package"] == "photochrom"
    assert fields["Installed-Size"] == "977"
    assert fields["Depends"] == "libc6 (>= 2.36), libegl1"
    assert fields["Conflicts"] == "photochrom-gpu"
    assert all(len(line) <= 80 for line in lines if line.startswith(" "))


def test_candidates_for_a_release_sort_before_it(monkeypatch):
    for ours, debians in (("1.0", "1.0-1"), ("1.0rc1", "1.0~rc1-1"), ("1.0.dev3", "1.0~.dev3-1")):
        table = type("Project", (), {"version": ours})
        monkeypatch.setattr(deb, "project", lambda table=table: table)
        assert deb.version() == debians


@on_linux
@pytest.mark.skipif(not shutil.which("dpkg-query"), reason="needs Debian or Ubuntu")
def test_dependencies_are_the_packages_of_what_is_linked_and_not_brought(frozen):
    found = deb.depends(frozen)
    assert any(each.startswith("libc6 (>= 2.") for each in found)
    assert "libselinux1" in found, "ls is linked with it"


@on_linux
@pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="needs Debian or Ubuntu")
def test_the_package_holds_the_program_a_link_to_it_and_sums_of_all(
    frozen, icons, tmp_path, monkeypatch
):
    monkeypatch.setattr(deb, "BUILD", tmp_path / "build")
    monkeypatch.setattr(deb, "write_share", lambda share: write_share(share, icons))
    package = deb.write_deb(frozen, tmp_path, level=1)
    listing = subprocess.run(
        ["dpkg-deb", "--contents", package], capture_output=True, text=True, check=True
    ).stdout
    assert "./usr/bin/photochrom -> ../lib/photochrom/photochrom" in listing
    assert "./usr/share/doc/photochrom/copyright" in listing
    assert all(line.split()[1] == "root/root" for line in listing.splitlines())
    subprocess.run(["dpkg-deb", "--extract", package, tmp_path / "out"], check=True)
    subprocess.run(["dpkg-deb", "--control", package, tmp_path / "control"], check=True)
    sums = tmp_path / "control" / "md5sums"
    subprocess.run(["md5sum", "--check", "--quiet", sums], cwd=tmp_path / "out", check=True)


def test_the_variant_is_told_by_the_runtime_that_is_frozen(frozen):
    assert variant_of(frozen) is Variant.CPU
    (inner_folder(frozen) / "onnxruntime_gpu-1.31.1.dist-info").mkdir()
    assert variant_of(frozen) is Variant.GPU


@on_linux
def test_the_portable_folder_is_one_folder_that_belongs_to_nobody_here(
    frozen, icons, tmp_path, monkeypatch
):
    from installers.linux import portable

    monkeypatch.setattr(portable, "BUILD", tmp_path / "build")
    monkeypatch.setattr(portable, "write_share", lambda share: write_share(share, icons))
    with tarfile.open(write_portable(frozen, tmp_path, level=1)) as tar:
        members = tar.getmembers()
    assert {member.name.split("/")[0] for member in members} == {f"Photochrom-{project().version}"}
    assert {member.uid for member in members} == {0}
    names = {member.name.partition("/")[2] for member in members}
    assert {"photochrom", "install-for-me", "README.txt"} <= names


@on_linux
def test_the_menu_entry_of_a_portable_folder_points_to_it_wherever_it_lies(tmp_path, share):
    folder = tmp_path / 'my "photos" 100% ছবি'
    shutil.copytree(share, folder / "share")
    shutil.copy(FILES / "install-for-me", folder)
    home = tmp_path / "home"
    run = ["sh", str(folder / "install-for-me")]
    environment = {"HOME": str(home), "PATH": os.environ["PATH"]}
    subprocess.run(run, env=environment, check=True, capture_output=True)
    entry = home / ".local/share/applications/photochrom.desktop"
    escaped = str(folder / "photochrom").replace('"', '\\\\"').replace("%", "%%")
    assert f'Exec="{escaped}" %F' in entry.read_text(encoding="utf-8").splitlines()
    subprocess.run([*run, "--remove"], env=environment, check=True, capture_output=True)
    left = [path.name for path in home.rglob("photochrom.*") if path.is_file()]
    assert left == []
