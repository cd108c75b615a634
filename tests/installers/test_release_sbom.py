"""The bill of materials: what is frozen, as valid CycloneDX."""

import hashlib
import json
import shutil
from importlib.metadata import distribution
from pathlib import Path

import pytest

pytest.importorskip("cyclonedx", reason="needs cyclonedx-python-lib")

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from installers.release import sbom

FROZEN_PARTS = ("numpy", "pillow", "onnx")


@pytest.fixture(params=["Photochrom/_internal", "Photochrom.app/Contents/Resources"])
def frozen(request, tmp_path):
    """A folder as PyInstaller lays it out, with metadata of real distributions."""
    inner = tmp_path / request.param
    inner.mkdir(parents=True)
    for name in FROZEN_PARTS:
        metadata = Path(str(distribution(name).locate_file("")))
        folder = next(
            path for path in metadata.glob("*.dist-info")
            if path.name.lower().startswith(f"{name}-")
        )  # fmt: skip
        shutil.copytree(folder, inner / folder.name)
    own = inner / "photochrom-0.1.0.dist-info"
    own.mkdir()
    (own / "METADATA").write_text(
        "Metadata-Version: 2.4\nName: photochrom\nVersion: 0.1.0\nLicense-Expression: Apache-2.0\n"
    )
    (inner / "licenses" / "Debian" / "libffi8").mkdir(parents=True)
    models = inner / "resources" / "models"
    models.mkdir(parents=True)
    (models / "photochrom-base.onnx").write_bytes(b"weights")
    return tmp_path / request.param.split("/")[0]


def made(frozen, tmp_path):
    target = tmp_path / "photochrom.cdx.json"
    assert sbom.main([str(frozen), "-o", str(target)]) == 0
    return target.read_text()


def test_bill_is_valid_and_names_the_program(frozen, tmp_path):
    text = made(frozen, tmp_path)
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    component = json.loads(text)["metadata"]["component"]
    assert (component["name"], component["version"], component["type"]) == (
        *("photochrom", "0.1.0"),
        "application",
    )


def test_every_distribution_stands_in_it_with_version_license_and_address(frozen, tmp_path):
    parts = {part["name"]: part for part in json.loads(made(frozen, tmp_path))["components"]}
    for name in FROZEN_PARTS:
        version = distribution(name).version
        assert parts[name]["version"] == version
        assert parts[name]["purl"] == f"pkg:pypi/{name}@{version}"
        assert parts[name]["licenses"]
    assert parts["CPython"]["type"] == "platform"


def test_models_stand_in_it_with_their_digest(frozen, tmp_path):
    parts = {part["name"]: part for part in json.loads(made(frozen, tmp_path))["components"]}
    (digest,) = parts["photochrom-base"]["hashes"]
    assert digest == {"alg": "SHA-256", "content": hashlib.sha256(b"weights").hexdigest()}


def test_libraries_of_the_system_stand_in_it(frozen, tmp_path):
    parts = {part["name"]: part for part in json.loads(made(frozen, tmp_path))["components"]}
    assert parts["libffi8"]["purl"] == "pkg:deb/debian/libffi8"


def test_folder_that_is_not_photochrom_is_refused(tmp_path, capsys):
    assert sbom.main([str(tmp_path), "-o", str(tmp_path / "x.json")]) == 1
    assert "no metadata of Photochrom" in capsys.readouterr().err
    assert not (tmp_path / "x.json").exists()


def test_program_without_models_is_refused(frozen, capsys, tmp_path):
    for model in frozen.rglob("*.onnx"):
        model.unlink()
    assert sbom.main([str(frozen), "-o", str(tmp_path / "x.json")]) == 1
    assert "no models" in capsys.readouterr().err
