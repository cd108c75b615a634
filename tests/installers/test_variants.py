"""The variants differ in ONNX Runtime alone, whose two distributions exclude each other."""

import pytest

from installers.project import project
from installers.variants import Variant, distribution_name, requirements


@pytest.mark.parametrize("variant", list(Variant))
def test_exactly_one_runtime_is_installed(variant):
    names = [distribution_name(each) for each in requirements(project().dependencies, variant)]
    assert [name for name in names if name.startswith("onnxruntime")] == [variant.runtime]
    others = {distribution_name(each) for each in project().dependencies}
    assert set(names) - {variant.runtime} == others - {"onnxruntime", "onnxruntime-gpu"}


def test_the_runtime_keeps_its_lower_bound_and_loses_its_marker():
    chosen = requirements(
        ["numpy>=2", "onnxruntime-gpu>=1.20; sys_platform == 'linux'"], Variant.CPU
    )
    assert chosen == ("numpy>=2", "onnxruntime>=1.20")


def test_a_project_without_runtime_is_refused():
    with pytest.raises(ValueError, match="ONNX Runtime"):
        requirements(["numpy>=2"], Variant.GPU)


def test_names_are_compared_as_the_package_index_does():
    assert distribution_name("PySide6_Essentials>=6") == "pyside6-essentials"
