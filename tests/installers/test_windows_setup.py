"""The installer for Windows: its script is complete, and Inno Setup is called with all names.

Inno Setup itself runs on Windows alone; a program that writes down its arguments takes its place.
"""

import re
import sys
import uuid

import pytest

from engine.document.project_file import PROJECT_SUFFIX
from installers.release.version_check import ROOT, project_version
from installers.windows import pack as windows
from installers.windows.pack import PackError, find_compiler, find_signing, installer_name, pack

READ = {".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".bmp", ".gif"}
SECTIONS = {
    *("Setup", "Languages", "CustomMessages", "Tasks", "InstallDelete", "Files", "Icons"),
    *("Registry", "Run", "UninstallDelete"),
}
FLAGS = {
    *("unchecked", "ignoreversion", "recursesubdirs", "createallsubdirs", "uninsdeletevalue"),
    *("uninsdeletekey", "uninsdeletekeyifempty", "dontcreatekey", "nowait", "postinstall"),
    "skipifsilent",
}


@pytest.fixture(scope="module")
def script():
    content = windows.SCRIPT.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf"), "Inno Setup knows UTF-8 by this mark alone"
    return content.decode("utf-8-sig")


@pytest.fixture(scope="module")
def sections(script):
    """The lines of each section, without comments and directives."""
    found = {}
    for line in script.splitlines():
        if heading := re.fullmatch(r"\[(\w+)\]", line):
            current = found.setdefault(heading[1], [])
        elif line and not line.lstrip().startswith((";", "#")):
            current.append(line)
    return found


@pytest.fixture(scope="module")
def setup(sections):
    return dict(line.split("=", 1) for line in sections["Setup"])


def entries(lines):
    """The parameters of lines such as ``Source: "x"; DestDir: "y"``."""
    pattern = re.compile(r'(\w+): (?:"((?:[^"]|"")*)"|([^;]*))(?:; |$)')
    for line in lines:
        found = pattern.findall(line)
        assert found, f"not understood: {line}"
        assert pattern.sub("", line) == "", f"not understood: {line}"
        yield {name: quoted.replace('""', '"') or plain for name, quoted, plain in found}


def test_all_sections_are_there_and_every_line_is_understood(sections):
    assert set(sections) == SECTIONS
    for name in SECTIONS - {"Setup", "CustomMessages"}:
        for entry in entries(sections[name]):
            assert set(entry.get("Flags", "").split()) <= FLAGS


def test_identity_is_fixed(setup):
    text = setup["AppId"]
    assert text.startswith("{{")
    assert str(uuid.UUID(text[2:-1])).upper() == text[2:-1]
    assert text == "{{6C2B1B0E-6D0B-4B36-9C49-0B7E3B6A5D17}", "an update would not find the old one"


def test_user_needs_no_administrator_and_may_choose_all_users(setup, sections):
    assert setup["PrivilegesRequired"] == "lowest"
    assert setup["PrivilegesRequiredOverridesAllowed"] == "dialog commandline"
    assert setup["ArchitecturesAllowed"] == "x64compatible"
    assert "{autopf}" in setup["DefaultDirName"]
    own = [entry for entry in entries(sections["Registry"]) if entry["Root"] == "HKCU"]
    assert all("dontcreatekey" in entry["Flags"] for entry in own)


def test_all_names_that_the_script_uses_are_passed(script, tmp_path):
    command = windows.compiler_command(tmp_path, tmp_path, tmp_path, "name", None)
    passed = {option[2:].split("=")[0] for option in command if option.startswith("/D")}
    assert set(re.findall(r"\{#(\w+)\}", script)) <= passed
    assert set(re.findall(r"#ifn?def (\w+)", script)) <= passed | {"Signed"}
    assert f"/DVersion={project_version()}" in command
    assert (ROOT / "LICENSE").is_file()
    assert f"/DLicense={ROOT / 'LICENSE'}" in command


def test_files_are_those_of_the_frozen_folder(sections):
    names = [entry["Source"].removeprefix("{#Frozen}\\") for entry in entries(sections["Files"])]
    assert names == [*windows.PROGRAMS, "_internal\\*"]


def test_every_text_is_there_in_every_language(sections):
    languages = {entry["Name"] for entry in entries(sections["Languages"])}
    assert languages == {"en", "de"}
    texts = {}
    for line in sections["CustomMessages"]:
        language, name, text = re.fullmatch(r"(\w+)\.(\w+)=(.+)", line).groups()
        texts.setdefault(name, {})[language] = text
    assert all(set(each) == languages for each in texts.values())
    standard = {"CreateDesktopIcon", "AdditionalIcons", "LaunchProgram"}
    lines = [line for name in SECTIONS - {"CustomMessages"} for line in sections[name]]
    used = set(re.findall(r"\{cm:(\w+)", "\n".join(lines)))
    assert used - standard == set(texts)


def test_every_named_task_exists(sections):
    tasks = {entry["Name"] for entry in entries(sections["Tasks"])}
    lines = [line for name in ("Icons", "Registry") for line in sections[name]]
    used = {entry["Tasks"] for entry in entries(lines) if "Tasks" in entry}
    assert used == tasks


def test_photos_are_offered_without_taking_a_default(sections):
    classes = "Software\\Classes\\"
    offered = set()
    for entry in entries(sections["Registry"]):
        key = entry["Subkey"].removeprefix(classes)
        if key.startswith(".") and not key.startswith(PROJECT_SUFFIX):
            suffix, _, rest = key.partition("\\")
            if "dontcreatekey" in entry["Flags"].split():
                continue
            assert rest == "OpenWithProgids", "anything else would change the default program"
            assert entry["ValueName"] == "Photochrom.Photo"
            assert "uninsdeletevalue" in entry["Flags"]
            offered.add(suffix)
    assert offered == READ


def test_projects_open_by_a_double_click(sections):
    values = {(e["Subkey"], e.get("ValueName", "")): e for e in entries(sections["Registry"])}
    own = values[f"Software\\Classes\\{PROJECT_SUFFIX}", ""]
    assert own["ValueData"] == "Photochrom.Project"
    command = values["Software\\Classes\\Photochrom.Project\\shell\\open\\command", ""]
    assert command["ValueData"] == '"{app}\\photochrom.exe" "%1"'


def test_removing_leaves_nothing_but_unsaved_work(sections):
    deleted = {entry["Name"]: entry["Type"] for entry in entries(sections["UninstallDelete"])}
    assert deleted["{app}\\_internal"] == "filesandordirs"
    assert deleted["{localappdata}\\photochrom\\recovery"] == "dirifempty"
    assert deleted["{localappdata}\\photochrom"] == "dirifempty"
    keys = [(each["Subkey"], each.get("Flags", "")) for each in entries(sections["Registry"])]
    whole = [key for key, flags in keys if "uninsdeletekey" in flags.split()]
    for key, flags in keys:
        assert "uninsdelete" in flags or any(key.startswith(f"{each}\\") for each in whole), key


class TestPacking:
    @pytest.fixture
    def frozen(self, tmp_path):
        folder = tmp_path / "Photochrom"
        folder.mkdir()
        for name in windows.PROGRAMS:
            (folder / name).write_bytes(b"program")
        return folder

    @pytest.fixture
    def tools(self, tmp_path, monkeypatch):
        """ISCC and signtool that write their arguments down, alone on the path."""
        if sys.platform == "win32":
            pytest.skip("programs of the tests are scripts of a shell")
        folder = tmp_path / "tools"
        folder.mkdir()
        for name in ("ISCC", "signtool"):
            program = folder / name
            program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{folder}/{name}.txt"\n')
            program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
        monkeypatch.delenv(windows.THUMBPRINT, raising=False)
        return folder

    def test_without_a_certificate_the_name_says_unsigned(self, frozen, tools, tmp_path, capsys):
        (installer,) = pack(frozen, tmp_path / "out")
        name = f"Photochrom-{project_version()}-windows-x64-setup-unsigned"
        assert installer == tmp_path / "out" / f"{name}.exe"
        arguments = (tools / "ISCC.txt").read_text().splitlines()
        assert f"/DName={name}" in arguments
        assert "/DSigned" not in arguments
        assert arguments[-1] == str(windows.SCRIPT)
        assert not (tools / "signtool.txt").exists()
        assert "UNSIGNED" in capsys.readouterr().err

    def test_with_a_certificate_programs_and_installer_are_signed(
        self, frozen, tools, tmp_path, monkeypatch
    ):
        monkeypatch.setenv(windows.THUMBPRINT, "ab12")
        (installer,) = pack(frozen, tmp_path / "out")
        assert "unsigned" not in installer.name
        signed = (tools / "signtool.txt").read_text().splitlines()
        assert signed[:3] == ["sign", "/sha1", "ab12"]
        assert signed[-2:] == [str(frozen / name) for name in windows.PROGRAMS]
        arguments = (tools / "ISCC.txt").read_text().splitlines()
        (sign,) = [each for each in arguments if each.startswith("/Sphotochrom=")]
        assert sign.startswith(f"/Sphotochrom=$q{tools / 'signtool'}$q sign /sha1 ab12")
        assert sign.endswith("$f")

    def test_variant_is_recognized_by_the_libraries(self, frozen, tools, tmp_path):
        del tools
        folder = frozen / "_internal" / "onnxruntime" / "capi"
        folder.mkdir(parents=True)
        (folder / "onnxruntime_providers_cuda.dll").write_bytes(b"")
        (installer,) = pack(frozen, tmp_path / "out")
        assert "-gpu-" in installer.name

    @pytest.mark.parametrize("name", windows.PROGRAMS)
    def test_missing_program_is_named(self, frozen, tmp_path, name):
        (frozen / name).unlink()
        with pytest.raises(PackError, match=name):
            pack(frozen, tmp_path / "out")


def test_compiler_is_found_where_it_installs_itself(tmp_path):
    place = tmp_path / "Inno Setup 6" / "ISCC.exe"
    with pytest.raises(PackError, match="Inno Setup 6 is missing"):
        find_compiler({"PATH": "", "ProgramFiles(x86)": str(tmp_path)})
    place.parent.mkdir()
    place.write_bytes(b"")
    assert find_compiler({"PATH": "", "ProgramFiles(x86)": str(tmp_path)}) == place


def test_newest_signtool_is_used_and_a_missing_one_is_said(tmp_path):
    environment = {"PATH": "", "ProgramFiles(x86)": str(tmp_path), windows.THUMBPRINT: "ab12"}
    with pytest.raises(PackError, match="signtool is missing"):
        find_signing(environment)
    for version in ("10.0.22621.0", "10.0.26100.0"):
        folder = tmp_path / "Windows Kits" / "10" / "bin" / version / "x64"
        folder.mkdir(parents=True)
        (folder / "signtool.exe").write_bytes(b"")
    signing = find_signing(environment)
    assert "10.0.26100.0" in signing.command[0]
    assert find_signing({"PATH": ""}) is None


def test_both_variants_have_names_of_their_own():
    names = {installer_name("1.2.3", variant, is_signed=True) for variant in ("cpu", "gpu")}
    assert len(names) == 2
