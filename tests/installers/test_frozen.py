"""The frozen folder: whether it is complete, and what its programs say of themselves."""

import pytest

from installers import sizes
from installers.frozen import FrozenError, check, version_numbers


@pytest.fixture
def frozen(tmp_path):
    inner = tmp_path / "Photochrom" / "_internal"
    for name in (
        "resources/models/photochrom-base.onnx",
        "licenses/README.txt",
        "licenses/Photochrom/LICENSE",
        "cv2/cv2.abi3.so",
    ):
        path = inner / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * 1_000_000)
    return tmp_path / "Photochrom"


def test_a_complete_folder_is_accepted(frozen):
    check(frozen)


def test_a_folder_without_its_model_is_refused(frozen):
    (frozen / "_internal/resources/models/photochrom-base.onnx").unlink()
    with pytest.raises(FrozenError, match=r"photochrom-base\.onnx"):
        check(frozen)


@pytest.mark.parametrize("name", ["torch/_C.so", "scipy/linalg.so", "PySide6/QtQml.abi3.so"])
def test_a_folder_with_something_foreign_is_refused(frozen, name):
    path = frozen / "_internal" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(b"")
    with pytest.raises(FrozenError, match="not to be frozen"):
        check(frozen)


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.1.0", (0, 1, 0, 0)), ("1.2", (1, 2, 0, 0)), ("2.0rc1", (2, 0, 0, 0))],
)
def test_windows_gets_four_numbers(version, numbers):
    assert version_numbers(version) == numbers


def test_sizes_are_added_up_by_component(frozen):
    (frozen / "photochrom").write_bytes(b"x" * 500_000)
    (frozen / "_internal" / "libcv2.so").symlink_to("cv2/cv2.abi3.so")
    found = sizes.by_component(frozen)
    assert found["OpenCV"] == found["models"] == 1_000_000
    assert found.total() == 4_500_000
    assert "| **all** | **4.5** |" in sizes.table(frozen)


def test_the_sizes_know_every_library_of_a_wheel():
    assert sizes.component("opencv_contrib_python_headless.libs/libx.so") == "OpenCV"
    assert sizes.component("PySide6/Qt/lib/libicudata.so.73") == "ICU (of Qt)"
    assert sizes.component("libxcb-cursor.so.0") == "libraries of the system"
