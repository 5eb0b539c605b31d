"""Chromium is found, or installed when that is allowed; else the run says so and fails."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser.chromium import SCRIPT

MISSING = "The page is tested in a browser: install Chromium, or set CHROMIUM to where it is.\n"
SHELL = "chromium-headless-shell"
INSTALLS = """
for package in "$@"; do
    case "$package" in
        chromium*) cp "$0" "${0%/*}/$package" ;;
    esac
done
"""
KNOWS_NO_SHELL = f"""
case "$*" in
    *{SHELL}*) exit 100 ;;
esac
{INSTALLS}"""


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder with the few programs of a machine: somebody who is not root, and no sudo."""
    for name in ("env", "cp"):
        (tmp_path / name).symlink_to(shutil.which(name) or "")
    program(tmp_path / "id", "echo 1000")
    return tmp_path


def program(file: Path, does: str) -> Path:
    file.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    file.chmod(0o755)
    return file


def look(machine: Path, *arguments: str, chromium: str = "") -> tuple[int, str, str]:
    """Run the script on that machine; give its exit code and what it said."""
    done = subprocess.run(
        ["/bin/sh", SCRIPT, *arguments],
        env={"PATH": str(machine), "CHROMIUM": chromium},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("name", [SHELL, "chromium", "chromium-browser", "google-chrome"])
def test_chromium_is_found_by_each_of_its_names(machine: Path, name: str) -> None:
    found = program(machine / name, "")
    assert look(machine) == (0, f"{found}\n", "")


def test_chromium_without_windows_comes_first(machine: Path) -> None:
    program(machine / "chromium", "")
    found = program(machine / SHELL, "")
    assert look(machine) == (0, f"{found}\n", "")


def test_chromium_is_the_one_that_was_asked_for(machine: Path) -> None:
    program(machine / "chromium", "")
    asked = program(machine / "another", "")
    assert look(machine, chromium=str(asked)) == (0, f"{asked}\n", "")


def test_chromium_asked_for_in_vain_fails(machine: Path) -> None:
    program(machine / "chromium", "")
    said = "CHROMIUM is /nowhere, which is no program.\n"
    assert look(machine, "--install", chromium="/nowhere") == (1, "", said)


def test_chromium_missing_is_said_and_fails(machine: Path) -> None:
    program(machine / "apt-get", INSTALLS)
    assert look(machine) == (1, "", MISSING)


def test_chromium_is_installed_by_root(machine: Path) -> None:
    program(machine / "id", "echo 0")
    program(machine / "apt-get", INSTALLS)
    said = "Installing Chromium from the distribution\n"
    assert look(machine, "--install") == (0, f"{machine}/{SHELL}\n", said)


def test_chromium_is_installed_with_its_windows_where_there_is_no_other(machine: Path) -> None:
    program(machine / "id", "echo 0")
    program(machine / "apt-get", KNOWS_NO_SHELL)
    said = "Installing Chromium from the distribution\n"
    assert look(machine, "--install") == (0, f"{machine}/chromium\n", said)


def test_chromium_is_installed_by_whoever_may_become_root(machine: Path) -> None:
    program(machine / "sudo", 'shift; exec "$@"')
    program(machine / "true", "")
    program(machine / "apt-get", INSTALLS)
    said = "Installing Chromium from the distribution\n"
    assert look(machine, "--install") == (0, f"{machine}/{SHELL}\n", said)


def test_chromium_is_not_installed_without_leave(machine: Path) -> None:
    program(machine / "sudo", "exit 1")
    program(machine / "apt-get", INSTALLS)
    assert look(machine, "--install") == (1, "", MISSING)


def test_chromium_is_not_installed_without_apt(machine: Path) -> None:
    program(machine / "id", "echo 0")
    assert look(machine, "--install") == (1, "", MISSING)
