"""A service starts with nothing but its own lock, and the wheel brings all that it reads."""

import zipfile
from pathlib import Path

import pytest

from tests.deploy.staging.stage import CHECKOUT, Stage, build_wheel, stage

PROCESSES = {
    "services.ledger": ("api", "relay", "clock", "checkpointer", "migrate"),
    "services.notifier": ("serve", "migrate"),
    "services.reporting": ("serve", "rebuild", "migrate"),
    "deploy.provision": ("postgres", "nats", "accounts"),
}
IMPORT_ALL = """
import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
print("all imported")
"""


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session", params=PROCESSES)
def staged(
    request: pytest.FixtureRequest, wheel: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Stage]:
    package: str = request.param
    lock = package.rpartition(".")[2]
    return package, stage(wheel, package, lock, tmp_path_factory.mktemp(lock))


def test_every_module_finds_what_it_imports_in_its_own_lock(staged: tuple[str, Stage]) -> None:
    package, place = staged
    done = place.run("-c", IMPORT_ALL, package)
    assert done.stdout == "all imported\n", done.stderr


def test_each_process_starts_and_names_the_settings_that_it_misses(
    staged: tuple[str, Stage],
) -> None:
    package, place = staged
    for process in PROCESSES[package]:
        done = place.run("-m", package, process)
        assert done.returncode == 2, done.stderr
        lines = done.stderr.splitlines()
        assert lines, process
        assert all(line.startswith("TAIZHANG_") for line in lines), done.stderr


def test_a_service_lies_there_without_its_neighbours(staged: tuple[str, Stage]) -> None:
    package, place = staged
    neighbours = {"services.ledger", "services.notifier", "services.reporting"} - {package}
    for neighbour in neighbours:
        assert place.run("-c", f"import {neighbour}").returncode == 1


def test_the_wheel_has_every_file_that_is_no_code(wheel: Path) -> None:
    beside_code = {
        path.relative_to(CHECKOUT).as_posix()
        for folder in ("contracts", "chassis", "services")
        for path in (CHECKOUT / folder).rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"}
    }
    assert {Path(name).suffix for name in beside_code} >= {".json", ".txt"}
    with zipfile.ZipFile(wheel) as archive:
        assert beside_code - set(archive.namelist()) == set()


def test_the_wheel_has_no_secrets_and_no_tests(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert not [name for name in names if "secrets/" in name or name.startswith("tests")]
