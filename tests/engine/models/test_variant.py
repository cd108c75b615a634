"""Which build is installed, and how it is exchanged for the other one."""

import re
import tomllib
from pathlib import Path

import onnxruntime
import pytest

from engine.models.providers import COREML_PROVIDER, CPU_PROVIDER, CUDA_PROVIDER, DIRECTML_PROVIDER
from engine.models.variant import Installation, Variant, exchange_commands

PYPROJECT = Path(__file__).parents[3] / "pyproject.toml"


def test_variant_is_what_the_installed_runtime_was_built_for():
    providers = onnxruntime.get_available_providers()
    installation = Installation.of(providers)
    assert (installation.variant is Variant.GPU) == (CUDA_PROVIDER in providers)
    assert not installation.is_frozen


@pytest.mark.parametrize("system", ["linux", "win32"])
@pytest.mark.parametrize("processor", ["x86_64", "AMD64"])
@pytest.mark.parametrize("frozen", [True, False])
@pytest.mark.parametrize(
    ("providers", "variant", "other"),
    [
        ((CPU_PROVIDER,), Variant.CPU, Variant.GPU),
        ((CUDA_PROVIDER, CPU_PROVIDER), Variant.GPU, Variant.CPU),
        ((DIRECTML_PROVIDER, CPU_PROVIDER), Variant.GPU, Variant.CPU),
    ],
)
def test_linux_and_windows_have_two_variants(system, processor, frozen, providers, variant, other):
    found = Installation.of(providers, system=system, processor=processor, is_frozen=frozen)
    assert found == Installation(variant, other, frozen)


@pytest.mark.parametrize(
    ("system", "processor"), [("darwin", "arm64"), ("darwin", "x86_64"), ("linux", "aarch64")]
)
def test_other_computers_have_one_variant(system, processor):
    found = Installation.of(
        (COREML_PROVIDER, CPU_PROVIDER), system=system, processor=processor, is_frozen=True
    )
    assert found == Installation(Variant.CPU, None, is_frozen=True)


@pytest.mark.parametrize("variant", Variant)
def test_commands_name_the_packages_that_the_project_depends_on(variant):
    dependencies = tomllib.loads(PYPROJECT.read_text())["project"]["dependencies"]
    names = {re.match(r"[\w-]+", each)[0] for each in dependencies}
    remove, install = exchange_commands(variant)
    wanted = re.search(r'"([\w-]+)', install)[1]
    assert wanted in names
    assert (wanted == "onnxruntime-gpu") == (variant is Variant.GPU)
    assert {name for name in names if name.startswith("onnxruntime")} <= set(remove.split())
