"""What each room may import, where the rule is narrower than the layers of import-linter."""

import pytest

from tests.architecture.source import CODE, Module, Use, imports, modules, places

PURE = {
    *(
        "abc",
        "base64",
        "bisect",
        "calendar",
        "collections",
        "contextlib",
        "copy",
        "dataclasses",
        "datetime",
    ),
    *("decimal", "enum", "fractions", "functools", "hashlib", "heapq", "json"),
    *(
        "ipaddress",
        "itertools",
        "math",
        "operator",
        "re",
        "statistics",
        "string",
        "textwrap",
        "types",
        "typing",
        "urllib.parse",
    ),
    *("unicodedata", "uuid", "zoneinfo"),
}
"""Of the standard library, what does no I/O, reads no clock and draws no random number."""

SERVICES = ("services.ledger", "services.notifier", "services.reporting")
WIRE_AND_STORE = {
    *("asyncpg", "psycopg", "nats", "faststream", "obstore", "openpyxl", "fastapi", "uvicorn"),
    *("starlette", "httpx", "aiosmtplib", "apprise", "prometheus_client", "jinja2"),
}


def _outside(module: Module, allowed: set[str]) -> list[tuple[Module, Use]]:
    return [
        (module, use)
        for use in imports(module)
        if not any(use.name == name or use.name.startswith(f"{name}.") for name in allowed)
    ]


def _of(*prefixes: str) -> list[Module]:
    return [
        module
        for module in modules(*CODE)
        if any(f"{module.address}.".startswith(f"{prefix}.") for prefix in prefixes)
    ]


@pytest.mark.parametrize("service", SERVICES)
def test_the_domain_imports_only_what_decides_and_touches_nothing(service: str) -> None:
    own = f"{service}.domain"
    allowed = PURE | {"pydantic", "msgspec", "eventsourcing", "contracts", own}
    assert _of(own)
    assert places(found for module in _of(own) for found in _outside(module, allowed)) == []


@pytest.mark.parametrize("service", SERVICES)
def test_the_application_names_no_driver_and_no_transport(service: str) -> None:
    assert (
        places(
            (module, use)
            for module in _of(f"{service}.application")
            for use in imports(module)
            if use.name.partition(".")[0] in WIRE_AND_STORE
        )
        == []
    )


def test_the_contracts_import_pydantic_and_themselves() -> None:
    allowed = PURE | {"pydantic", "contracts"}
    apart = [*_of("contracts.schemas"), *_of("contracts.proofs")]
    language = [module for module in _of("contracts") if module not in apart]
    assert places(found for module in language for found in _outside(module, allowed)) == []


def test_the_writer_of_the_schemas_needs_nothing_more_than_files() -> None:
    allowed = PURE | {"pydantic", "contracts", "argparse", "pathlib", "sys"}
    found = (found for module in _of("contracts.schemas") for found in _outside(module, allowed))
    assert places(found) == []


def test_the_proofs_need_the_standard_library_and_cryptography_alone() -> None:
    files = {"argparse", "array", "binascii", "html", "mmap", "pathlib", "struct", "sys", "zipfile"}
    allowed = PURE | files | {"cryptography", "contracts.proofs"}
    proofs = _of("contracts.proofs")
    assert proofs
    assert places(found for module in proofs for found in _outside(module, allowed)) == []


def test_imports_are_absolute() -> None:
    assert (
        places(
            (module, use)
            for module in modules(*CODE, "tests")
            for use in imports(module)
            if use.name.startswith(".")
        )
        == []
    )
