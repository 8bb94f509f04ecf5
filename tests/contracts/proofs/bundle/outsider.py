"""A second verifier, written from docs/reference/proof-format.md with nothing of the first.

It only accepts or refuses: `accepts` raises AssertionError or another error for a bad bundle.
"""

import json
from base64 import b64decode
from collections import defaultdict
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

Signatures = dict[tuple[str, bytes], bytes]


def accepts(path: Path, vkey: str, witness: str) -> None:
    with ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
        assert len(files) == len(archive.namelist())
    manifest = json.loads(files["manifest.json"])
    text, signatures = _note(files["checkpoint.note"])
    origin, size, root = text.split("\n")[:3]
    head = f"origin {origin}\nsize {size}\nroot {root}\n"
    digest = sha256(files["manifest.json"]).hexdigest()
    signed = _signed(files["manifest.note"], vkey)
    assert signed == f"taizhang.bundle/v1\n{head}manifest {digest}\n"
    _signed(files["checkpoint.note"], vkey)
    _cosigned(text, signatures, witness)
    assert (manifest["origin"], str(manifest["size"]), manifest["root"]) == (origin, size, root)
    assert manifest["files"] == {
        name: sha256(content).hexdigest()
        for name, content in files.items()
        if name not in ("manifest.json", "manifest.note")
    }
    events = _events(files["events.bin"])
    _leaves(manifest, files, events, b64decode(root))
    _histories(manifest, files, events, vkey, head)


def _note(data: bytes) -> tuple[str, Signatures]:
    whole = data.decode()
    cut = whole.rindex("\n\n") + 1
    found: Signatures = {}
    for line in whole[cut + 1 :].splitlines():
        dash, name, material = line.split(" ")
        assert dash == "—"
        raw = b64decode(material, validate=True)
        found[name, raw[:4]] = raw[4:]
    return whole[:cut], found


def _key(vkey: str) -> tuple[tuple[str, bytes], Ed25519PublicKey]:
    name, key_id, material = vkey.split("+", 2)
    raw = b64decode(material)
    assert sha256(name.encode() + b"\n" + raw).hexdigest()[:8] == key_id
    return (name, bytes.fromhex(key_id)), Ed25519PublicKey.from_public_bytes(raw[1:])


def _signed(data: bytes, vkey: str) -> str:
    text, signatures = _note(data)
    place, key = _key(vkey)
    key.verify(signatures[place], text.encode())
    return text


def _cosigned(text: str, signatures: Signatures, witness: str) -> None:
    place, key = _key(witness)
    stamped = signatures[place]
    time = int.from_bytes(stamped[:8], "big")
    key.verify(stamped[8:], f"cosignature/v1\ntime {time}\n{text}".encode())


def _events(data: bytes) -> list[tuple[bytes, bytes]]:
    found, at = [], 0
    while at < len(data):
        length = int.from_bytes(data[at + 8 : at + 12], "big")
        found.append((data[at : at + 8], data[at + 12 : at + 12 + length]))
        at += 12 + length
    return found


def _node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def _leaves(
    manifest: dict[str, object],
    files: dict[str, bytes],
    events: list[tuple[bytes, bytes]],
    root: bytes,
) -> None:
    leaves = [sha256(b"\x00" + position + stored).digest() for position, stored in events]
    assert len(leaves) == manifest["events"]
    if manifest["kind"] == "everything":
        assert files["leaves.bin"] == b"".join(leaves)
        assert len(leaves) == manifest["size"]
        assert _root(leaves) == root
        return
    data, at = files["proofs.bin"], 0
    for leaf in leaves:
        index, count = int.from_bytes(data[at : at + 8], "big"), data[at + 40]
        assert data[at + 8 : at + 40] == leaf
        path = [data[at + 41 + 32 * n : at + 73 + 32 * n] for n in range(count)]
        assert _climb(leaf, index, int(str(manifest["size"])) - 1, path) == root
        at += 41 + 32 * count
    assert at == len(data)


def _root(leaves: list[bytes]) -> bytes:
    if len(leaves) == 1:
        return leaves[0]
    k = 1 << (len(leaves) - 1).bit_length() - 1
    return _node(_root(leaves[:k]), _root(leaves[k:]))


def _climb(r: bytes, fn: int, sn: int, path: list[bytes]) -> bytes:
    for p in path:
        assert sn
        if fn % 2 or fn == sn:
            r = _node(p, r)
            while fn % 2 == 0 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = _node(r, p)
        fn, sn = fn >> 1, sn >> 1
    assert sn == 0
    return r


def _histories(
    manifest: dict[str, object],
    files: dict[str, bytes],
    events: list[tuple[bytes, bytes]],
    vkey: str,
    head: str,
) -> None:
    versions = defaultdict(list)
    for _, stored in events:
        event = json.loads(stored)
        versions[event["aggregate_id"]].append(event["aggregate_version"])
    if manifest["kind"] == "everything":
        assert all(found == list(range(1, len(found) + 1)) for found in versions.values())
    if manifest["kind"] == "task":
        about = str(manifest["about"])
        last = len(versions[about])
        assert versions[about] == list(range(1, last + 1))
        signed = _signed(files[f"histories/{about}.note"], vkey)
        assert signed == f"taizhang.history/v1\n{head}aggregate {about}\nversion {last}\n"
