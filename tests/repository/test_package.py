"""What is released: built from the source, installed into an empty environment, and run from there."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from folders import ROOT

FRONT = "**The linter that understands curated paper lists.**"


def call(*command: str, folder: Path, env: Mapping[str, str] | None = None) -> str:
    done = subprocess.run(
        command, cwd=folder, env=env, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source archive, and the wheel that was made of what is in it."""
    for module in ("hatchling", "hatch_fancy_pypi_readme"):
        pytest.importorskip(module)
    folder = tmp_path_factory.mktemp("dist")
    hatch = (sys.executable, "-m", "hatchling", "build", "--directory", str(folder))
    call(*hatch, "--target", "sdist", folder=ROOT)
    (archive,) = folder.glob("*.tar.gz")
    with tarfile.open(archive) as tar:
        tar.extractall(folder / "source", filter="data")
    (source,) = (folder / "source").iterdir()
    call(*hatch, "--target", "wheel", folder=source)
    return folder


def test_the_description_is_the_front_page_alone(built: Path) -> None:
    pytest.importorskip("twine")
    files = [str(path) for path in (*built.glob("*.whl"), *built.glob("*.tar.gz"))]
    assert len(files) == 2
    call(sys.executable, "-m", "twine", "check", "--strict", *files, folder=built)
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        description = archive.read(name).decode().partition("\n\n")[2]
        names = archive.namelist()
    assert FRONT in description
    assert "## The rules" in description
    assert "\n## Latest Updates" not in description
    assert "](docs/" not in description
    assert "dd_lint/scaffold/templates/dd-lint.yml" in names
    assert not [name for name in names if not name.startswith(("dd_lint/", "dd_lint-"))]


def test_an_empty_environment(built: Path, tmp_path: Path) -> None:
    """The dependencies are those of this environment, so that no network is needed."""
    venv.create(tmp_path / "venv", with_pip=True)
    binaries = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    env = {**os.environ, "PYTHONPATH": sysconfig.get_path("purelib"), "PIP_NO_INDEX": "1"}
    (wheel,) = built.glob("*.whl")
    (source,) = (built / "source").iterdir()
    install = (str(binaries / "python"), "-m", "pip", "install", "--quiet", "--force-reinstall", "--no-deps")
    call(*install, str(wheel), folder=tmp_path, env=env)
    program = str(binaries / "dd-lint")
    assert "All checks passed" in call(program, "README.md", folder=source, env=env)
    place = call(
        str(binaries / "python"), "-c", "import dd_lint; print(dd_lint.__file__)", folder=tmp_path, env=env
    )
    assert place.strip().startswith(str(tmp_path)) or "site-packages" in place
    assert "wrote dd-lint.toml" in call(program, "init", folder=copy(source, tmp_path / "list"), env=env)


def copy(source: Path, target: Path) -> Path:
    target.mkdir()
    (target / "README.md").write_bytes((source / "README.md").read_bytes())
    return target
