"""`taizhang restart-log` works on a folder that has a store and that no stack holds."""

import subprocess
import sys
from pathlib import Path

from deploy.embedded.folder.layout import DataFolder


def restart_log(folder: Path) -> tuple[int, str]:
    """Its status and what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", "from deploy.embedded.cli.main import main; main()",
         "restart-log", "--reason", "restored", "--data", str(folder)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stderr


def test_a_folder_without_a_store_is_named(tmp_path: Path) -> None:
    status, words = restart_log(tmp_path)
    assert status == 1
    assert str(tmp_path) in words


def test_a_folder_that_a_stack_holds_is_left_alone(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    with folder.held():
        folder.postgres.mkdir()
        status, words = restart_log(tmp_path)
    assert status == 1
    assert str(tmp_path) in words
    assert not list(folder.postgres.iterdir())
