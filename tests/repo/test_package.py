"""The wheel holds what the program needs at run time: every module, the vocabulary, templates and weights."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_wheel_holds_every_file_of_the_package(tmp_path: Path) -> None:
    source, out = tmp_path / "source", tmp_path / "out"
    no_caches = shutil.ignore_patterns("__pycache__", "*.egg-info")
    shutil.copytree(ROOT / "src", source / "src", ignore=no_caches)
    shutil.copytree(ROOT / "requirements", source / "requirements")
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, source / name)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-index", "--no-build-isolation"]
    subprocess.run([*command, "--wheel-dir", str(out), str(source)], check=True, capture_output=True)
    [wheel] = out.glob("copydesk-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
        scripts = next(archive.read(name).decode() for name in held if name.endswith("entry_points.txt"))
    package = source / "src"
    wanted = {path.relative_to(package).as_posix() for path in (package / "copydesk").rglob("*") if path.is_file()}
    assert wanted - held == set()
    assert "copydesk = copydesk.cli:main" in scripts
