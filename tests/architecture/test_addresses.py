"""The project names no host of the outside but standards, and no folder of one machine."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import CODE, ROOT

FOLDERS = (*CODE, "tests", "docs", "benchmarks", "requirements", ".ci")
READABLE = {
    *(".py", ".md", ".toml", ".txt", ".json", ".yaml", ".yml", ".svg", ".sh", ".in", ".conf"),
    *(".html", ".css", ".js", ".jinja", ".j2", ".sql", ".service", ".env", ""),
}

STANDARDS = {
    *("json-schema.org", "www.w3.org", "cloudevents.io", "www.rfc-editor.org", "semver.org"),
    *(
        "keepachangelog.com",
        "www.apache.org",
        "schemas.openxmlformats.org",
        "schemas.microsoft.com",
    ),
    *("www.standardwebhooks.com", "json.schemastore.org", "purl.org", "openid.net"),
}
"""Hosts of standards: their addresses are names, or the text that a rule was taken from."""

LOCAL = {"localhost", "127.0.0.1", "0.0.0.0", "[::1]"}
RESERVED = re.compile(r"(^|\.)(example(\.(com|org|net|edu\.cn))?|test|invalid|localhost)$")
"""Names that RFC 2606 and RFC 6761 keep for examples, and the example directory's own."""

URL = re.compile(r"\b(?:https?|ftp)://([^\s/'\"<>`)\]}:,{$%]+)")
MACHINE_FOLDER = re.compile(r"(?<![\w.:/~$}-])/(?:home|root|Users)/\w")


def _texts() -> Iterator[tuple[str, str]]:
    for path in sorted(_files()):
        if path.suffix in READABLE and path != Path(__file__):
            try:
                yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


def _files() -> Iterator[Path]:
    yield from (path for path in ROOT.iterdir() if path.is_file())
    for folder in FOLDERS:
        below = (ROOT / folder).rglob("*")
        yield from (path for path in below if path.is_file() and "__pycache__" not in path.parts)


def _foreign(host: str) -> bool:
    return "." in host and not (host in STANDARDS | LOCAL or RESERVED.search(host))


def test_no_host_of_the_outside_is_named() -> None:
    found = {
        f"{path}: {host}"
        for path, text in _texts()
        for host in URL.findall(text)
        if _foreign(host.rpartition("@")[2].rstrip(".;"))
    }
    assert sorted(found) == []


def test_no_folder_of_one_machine_is_named() -> None:
    found = [path for path, text in _texts() if MACHINE_FOLDER.search(text)]
    assert found == []


def test_locks_carry_hashes_and_no_address() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert "--hash=sha256:" in text, path.name
        assert not re.search(r"--(extra-)?index-url|--find-links|://", text), path.name
