"""The single-file verifier in a bare interpreter, on a bundle that a running system handed out."""

import asyncio
import importlib.util
import sys
from pathlib import Path

from contracts.proofs.command.single_file import write_single_file
from tests.services.reporting.system.taking import AUDITOR, Bundles

# Refuses to import what is of this project or of any other, and to open a socket.
ALONE = """
import runpy, sys
site, verifier = sys.argv[1:3]
sys.path.append(site)
def watch(event, arguments):
    if event.startswith("socket."):
        raise SystemExit(f"a socket: {event}")
sys.addaudithook(watch)
sys.argv = [verifier, *sys.argv[3:]]
try:
    runpy.run_path(verifier, run_name="__main__")
finally:
    foreign = {name.partition(".")[0] for name in sys.modules} - set(sys.stdlib_module_names)
    print("loaded", *sorted(foreign))
"""
ALLOWED = {"__main__", "contracts", "cryptography", "_openssl", "cffi", "_cffi_backend", "loaded"}


async def test_the_single_file_verifies_it_with_cryptography_alone(
    bundles: Bundles, tmp_path: Path
) -> None:
    """A fresh interpreter: no package of the project, no socket, nothing but `cryptography`."""
    write_single_file(tmp_path / "verifier.pyz")
    home = tmp_path / "site"
    home.mkdir()
    for package in ("cryptography", "cffi", "_cffi_backend", "pycparser"):
        found = importlib.util.find_spec(package)
        if found and found.origin:
            place = Path(found.origin)
            source = place.parent if place.name == "__init__.py" else place
            (home / source.name).symlink_to(source)
    bundle = await bundles.taken(AUDITOR, "bundle")
    done = await asyncio.create_subprocess_exec(
        *(sys.executable, "-S", "-c", ALONE, str(home), str(tmp_path / "verifier.pyz")),
        *("verify", str(bundle), "--key", str(bundles.key)),
        cwd=tmp_path,
        env={},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    output, _ = await asyncio.wait_for(done.communicate(), 60)
    assert done.returncode == 0, output.decode()
    lines = output.decode().splitlines()
    assert "VERIFIED: everything" in lines[0]
    assert set(lines[-1].split()) <= ALLOWED
