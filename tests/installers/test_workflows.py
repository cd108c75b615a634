"""The workflows: checked by actionlint, and every step is something that is in the repository."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS = sorted(FOLDER.glob("*.yml"))
SCRIPTS = [
    *(ROOT / ".ci").iterdir(),
    ROOT / "installers" / "macos" / "import_certificate.sh",
]


def tool(name):
    """A program of the environment that the tests run in, or of the system."""
    beside = Path(sys.executable).parent
    return shutil.which(name, path=f"{beside}{os.pathsep}{os.environ['PATH']}")


@pytest.fixture(params=WORKFLOWS, ids=lambda path: path.stem)
def workflow(request):
    return yaml.safe_load(request.param.read_text(encoding="utf-8"))


def steps(workflow):
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def commands(workflow):
    return "\n".join(step.get("run", "") for step in steps(workflow))


def test_actionlint_finds_nothing():
    actionlint = tool("actionlint")
    if actionlint is None:
        pytest.skip("needs actionlint")
    options = ["-no-color", "-shellcheck", tool("shellcheck") or ""]
    files = [str(path) for path in WORKFLOWS]
    done = subprocess.run(
        [actionlint, *options, *files], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_shellcheck_finds_nothing(script):
    shellcheck = tool("shellcheck")
    if shellcheck is None:
        pytest.skip("needs shellcheck")
    done = subprocess.run([shellcheck, str(script)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_module_and_script_that_a_step_runs_exists(workflow):
    text = commands(workflow)
    # Frozen and packed by another part of this folder.
    modules = set(re.findall(r"python -m (installers[\w.]*)", text)) - {"installers.build"}
    for module in modules:
        assert importlib.util.find_spec(module) is not None, module
    for script in re.findall(r"(?m)(?:^|\s)((?:installers|\.ci)/[\w/.-]+)", text):
        assert (ROOT / script).is_file(), script
        if not script.endswith(".ps1"):
            assert os.access(ROOT / script, os.X_OK), f"{script} cannot be run"


def test_actions_are_those_of_github_by_their_major_version(workflow):
    used = [step["uses"] for step in steps(workflow) if "uses" in step]
    assert used
    for action in used:
        assert re.fullmatch(r"actions/[\w-]+@v\d+", action), action


def test_jobs_may_only_read_and_only_the_draft_may_write(workflow):
    assert workflow["permissions"] == {"contents": "read"}
    extra = {name: job["permissions"] for name, job in workflow["jobs"].items()
             if "permissions" in job}  # fmt: skip
    assert extra in ({}, {"draft": {"contents": "write"}})
    for step in steps(workflow):
        if step.get("uses", "").startswith("actions/checkout"):
            assert step["with"]["persist-credentials"] is False


def test_jobs_end_some_time_and_newer_runs_replace_older_ones(workflow):
    assert all(job["timeout-minutes"] <= 120 for job in workflow["jobs"].values())
    assert "github.ref" in workflow["concurrency"]["group"]


def test_no_text_from_outside_is_put_into_a_script(workflow):
    inserted = re.findall(r"\$\{\{\s*([^}]+?)\s*\}\}", commands(workflow))
    assert set(inserted) <= {"matrix.variant", "matrix.name"}


def test_tests_run_on_all_systems_and_versions():
    job = yaml.safe_load((FOLDER / "ci.yml").read_text(encoding="utf-8"))["jobs"]["tests"]
    systems = {name.partition("-")[0] for name in job["strategy"]["matrix"]["os"]}
    assert systems == {"ubuntu", "windows", "macos"}
    classifiers = re.findall(
        r"Python :: (3\.\d+)", (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    )
    assert job["strategy"]["matrix"]["python"] == classifiers


def test_every_installer_is_built_and_tested_before_the_draft():
    jobs = yaml.safe_load((FOLDER / "release.yml").read_text(encoding="utf-8"))["jobs"]
    built = {
        (each["name"], each["variant"]) for each in jobs["build"]["strategy"]["matrix"]["include"]
    }
    assert built == {
        ("linux-x86_64", "cpu"),
        ("linux-x86_64-gpu", "gpu"),
        ("windows-x64", "cpu"),
        ("windows-x64-gpu", "gpu"),
        ("macos-arm64", "cpu"),
        ("macos-x86_64", "cpu"),
    }
    order = [step.get("run", "") for step in jobs["build"]["steps"]]
    frozen = next(n for n, run in enumerate(order) if "installers.build" in run)
    tested = next(n for n, run in enumerate(order) if "installers.release.self_test" in run)
    assert frozen < tested
    assert (jobs["build"]["needs"], jobs["draft"]["needs"]) == ("check", "build")
    assert "--draft" in jobs["draft"]["steps"][-1]["run"]


def test_tag_is_checked_without_any_package():
    """The job that checks it installs nothing."""
    alone = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-S", "-m", "installers.release.version_check", "v99.0.0"],
        cwd=ROOT,
        env=alone,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "The tag is v99.0.0" in done.stderr


def test_packages_for_the_window_can_be_listed_without_installing_them():
    if sys.platform == "win32":
        pytest.skip("a script for Linux")
    done = subprocess.run(
        [ROOT / ".ci" / "xvfb", "--packages"], capture_output=True, text=True, check=True
    )
    assert "xvfb" in done.stdout.split()
    assert all(re.fullmatch(r"[a-z0-9+.-]+", name) for name in done.stdout.split())
