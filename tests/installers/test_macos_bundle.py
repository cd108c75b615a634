"""The bundle and the disk image for macOS: what they say, and in which order they are signed.

The tools of macOS run there alone; a program that writes down its arguments takes their place.
"""

import plistlib
import sys
from pathlib import Path

import pytest

from engine.batch.preset_file import PRESET_SUFFIX
from engine.document.project_file import PROJECT_SUFFIX
from installers.macos import pack as macos
from installers.macos.bundle import INFO_PLIST, PHOTO_TYPES, PRESET_TYPE, PROJECT_TYPE
from installers.macos.pack import PackError, find_notary, image_name, inside_out, pack
from installers.release.version_check import project_version

MACH_O = bytes.fromhex("cffaedfe") + b"code"


def test_information_can_be_written_as_a_property_list():
    assert plistlib.loads(plistlib.dumps(dict(INFO_PLIST))) == INFO_PLIST


def test_projects_belong_to_photochrom_and_photos_are_only_offered():
    ranks = {
        kind: entry["LSHandlerRank"]
        for entry in INFO_PLIST["CFBundleDocumentTypes"]
        for kind in entry["LSItemContentTypes"]
    }
    assert ranks[PROJECT_TYPE] == ranks[PRESET_TYPE] == "Owner"
    assert {ranks[kind] for kind in PHOTO_TYPES} == {"Alternate"}


def test_types_of_projects_and_presets_are_those_of_their_files():
    declared = {
        entry["UTTypeIdentifier"]: entry["UTTypeTagSpecification"]["public.filename-extension"]
        for entry in INFO_PLIST["UTExportedTypeDeclarations"]
    }
    assert declared == {
        PROJECT_TYPE: [PROJECT_SUFFIX.removeprefix(".")],
        PRESET_TYPE: [PRESET_SUFFIX.removeprefix(".")],
    }


def test_entitlements_allow_what_is_needed_and_no_more():
    with macos.ENTITLEMENTS.open("rb") as file:
        allowed = plistlib.load(file)
    assert allowed == {
        "com.apple.security.cs.allow-unsigned-executable-memory": True,
        "com.apple.security.cs.allow-jit": True,
        "com.apple.security.cs.disable-library-validation": True,
    }


@pytest.fixture
def bundle(tmp_path):
    """A bundle as PyInstaller lays it out, with two frameworks in each other."""
    contents = tmp_path / "Photochrom.app" / "Contents"
    code = (
        *("MacOS/photochrom", "MacOS/helper", "Frameworks/libcrypto.3.dylib"),
        "Frameworks/Python.framework/Versions/3.12/Python",
        "Frameworks/PySide6/QtCore.framework/Versions/A/QtCore",
        "Frameworks/PySide6/QtCore.framework/Versions/A/Helpers/Inner.app/Contents/MacOS/Inner",
        "Frameworks/numpy/core.so",
    )
    for name in code:
        path = contents / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(MACH_O)
    (contents / "Info.plist").write_bytes(plistlib.dumps(dict(INFO_PLIST)))
    (contents / "Resources").mkdir()
    (contents / "Resources" / "core.so").symlink_to("../Frameworks/numpy/core.so")
    return contents.parent


def test_everything_is_signed_before_what_contains_it(bundle):
    order = inside_out(bundle)
    assert order[-1] == bundle
    assert len(order) == len(set(order))
    for number, path in enumerate(order):
        assert not any(later.is_relative_to(path) for later in order[number + 1 :])


def test_only_code_and_bundles_are_signed_and_links_are_not(bundle):
    order = inside_out(bundle)
    assert bundle / "Contents/Info.plist" not in order
    assert not any(path.is_symlink() for path in order)
    names = {path.name for path in order}
    assert {"libcrypto.3.dylib", "core.so", "helper"} <= names
    assert {"Python.framework", "QtCore.framework", "Inner.app"} <= names


def test_what_a_bundle_is_named_after_is_signed_with_it_alone(bundle):
    names = [path.name for path in inside_out(bundle)]
    assert not {"photochrom", "Python", "QtCore", "Inner"} & set(names)


@pytest.fixture
def calls(tmp_path, monkeypatch):
    """Tools of macOS that write down how they are called, and what an image is made of."""
    if sys.platform == "win32":
        pytest.skip("programs of the tests are scripts of a shell")
    folder, log = tmp_path / "tools", tmp_path / "calls.txt"
    folder.mkdir()
    for name in ("codesign", "xcrun", "hdiutil"):
        program = folder / name
        listing = f'ls "$5" >> "{log}"\n' if name == "hdiutil" else ""
        program.write_text(f'#!/bin/sh\necho "{name} $*" >> "{log}"\n{listing}')
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    for name in (macos.IDENTITY, macos.NOTARY_KEY, macos.NOTARY_KEY_ID, macos.NOTARY_ISSUER):
        monkeypatch.delenv(name, raising=False)
    log.touch()
    return lambda: log.read_text().splitlines()


def test_without_secrets_the_image_is_plainly_unsigned(bundle, calls, tmp_path, capsys):
    (image,) = pack(bundle, tmp_path / "out")
    assert image.name.startswith(f"Photochrom-{project_version()}-macos-")
    assert image.name.endswith("-unsigned.dmg")
    first, *rest = calls()
    assert first.startswith("hdiutil create -volname Photochrom -srcfolder ")
    assert rest == ["Applications", "Photochrom.app"]
    assert macos.IDENTITY in capsys.readouterr().err


def test_with_all_secrets_bundle_and_image_are_signed_notarized_and_stapled(
    bundle, calls, tmp_path, monkeypatch
):
    monkeypatch.setenv(macos.IDENTITY, "Developer ID Application: Someone")
    monkeypatch.setenv(macos.NOTARY_KEY, "/keys/notary.p8")
    monkeypatch.setenv(macos.NOTARY_KEY_ID, "K1")
    monkeypatch.setenv(macos.NOTARY_ISSUER, "I1")
    (image,) = pack(bundle, tmp_path / "out")
    assert "unsigned" not in image.name
    steps = [line for line in calls() if " " in line]
    signed = [line for line in steps if line.startswith("codesign --force")]
    assert len(signed) == len(inside_out(bundle)) + 1
    assert all("--options runtime" in line for line in signed[:-1])
    assert signed[-2].endswith(str(bundle))
    assert signed[-1].endswith(str(image))
    after = steps[steps.index(signed[-1]) + 1 :]
    assert [line.split()[:3] for line in after] == [
        ["xcrun", "notarytool", "submit"],
        ["xcrun", "stapler", "staple"],
    ]
    assert "--key /keys/notary.p8 --key-id K1 --issuer I1" in after[0]


def test_signed_image_that_is_not_notarized_is_no_trusted_one(
    bundle, calls, tmp_path, monkeypatch, capsys
):
    monkeypatch.setenv(macos.IDENTITY, "Developer ID Application: Someone")
    (image,) = pack(bundle, tmp_path / "out")
    assert image.name.endswith("-unsigned.dmg")
    assert not any(line.startswith("xcrun") for line in calls())
    assert macos.NOTARY_KEY in capsys.readouterr().err


def test_half_of_the_secrets_is_an_error_and_not_a_silent_unsigned_image(bundle, monkeypatch):
    with pytest.raises(PackError, match=macos.NOTARY_ISSUER):
        find_notary({macos.NOTARY_KEY: "a.p8", macos.NOTARY_KEY_ID: "K1"})
    monkeypatch.delenv(macos.IDENTITY, raising=False)
    for name in (macos.NOTARY_KEY, macos.NOTARY_KEY_ID, macos.NOTARY_ISSUER):
        monkeypatch.setenv(name, "x")
    with pytest.raises(PackError, match=macos.IDENTITY):
        pack(bundle, Path("out"))


def test_folder_without_the_program_is_refused(tmp_path):
    with pytest.raises(PackError, match="no bundle"):
        pack(tmp_path, tmp_path)


def test_both_processors_have_names_of_their_own():
    names = {image_name("1.2.3", is_trusted=True, machine=each) for each in ("arm64", "x86_64")}
    assert names == {"Photochrom-1.2.3-macos-arm64", "Photochrom-1.2.3-macos-x86_64"}
