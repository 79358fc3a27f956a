"""Programs of others that run in node, where it is there."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

_INSTALL = ("install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")


def node_with(package: str, folder: Path, script: str) -> Path:
    """`folder` with the program `script.mjs`, which can import `package`; else skips the test."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        pytest.skip("node and npm are not here")
    (folder / "package.json").write_text('{"private": true}')
    (folder / "script.mjs").write_text(script)
    command = [npm, *_INSTALL, package]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"npm could not install {package}: {done.stderr.strip()[-300:]}")
    return folder


def told_by_node(folder: Path, given: str) -> bytes:
    """What the program in `folder` prints when it reads `given`."""
    done = subprocess.run(
        ["node", "script.mjs"], cwd=folder, input=given.encode(), capture_output=True, check=True
    )
    return done.stdout
