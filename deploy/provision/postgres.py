"""Roles and databases, with no right that is not needed; repeatable, and safe when two run at once.

Passwords reach the server as SCRAM verifiers only, so that none can end in its log. An existing
role gets the password given now.
"""

from collections.abc import Mapping
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg
from psycopg import sql

from deploy.provision.roles import DATABASES, OWNER, ROLES, Database

ADVISORY_LOCK = 7_214_001


def dsn_for(dsn: str, database: str, role: str | None = None, password: str = "") -> str:
    """The same server's DSN for another database, and for another role where one is named."""
    parts = urlsplit(dsn)
    netloc = parts.netloc
    if role is not None:
        netloc = f"{quote(role)}:{quote(password, safe='')}@{netloc.rpartition('@')[2]}"
    return urlunsplit(parts._replace(netloc=netloc, path=f"/{database}"))


def provision(admin_dsn: str, passwords: Mapping[str, str]) -> None:
    """Create or correct all roles and databases.

    `passwords` has one for each of ROLES; KeyError names a missing one before anything is done.
    """
    wanted = {role: passwords[role] for role in ROLES}
    with psycopg.connect(admin_dsn, autocommit=True) as admin:
        admin.execute("SELECT pg_advisory_lock(%s)", [ADVISORY_LOCK])
        for role, password in wanted.items():
            ensure_role(admin, role, password)
        for database in DATABASES:
            ensure_database(admin, database.name, database)
    for database in DATABASES:
        owner_dsn = dsn_for(admin_dsn, database.name, OWNER, wanted[OWNER])
        set_default_rights(owner_dsn, database)


def ensure_role(admin: psycopg.Connection, role: str, password: str) -> None:
    """A role that may log in and nothing else."""
    name = sql.Identifier(role)
    known = admin.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    if not known:
        admin.execute(sql.SQL("CREATE ROLE {}").format(name))
    verifier = admin.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256")
    attributes = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD"
    statement = sql.SQL("ALTER ROLE {} " + attributes + " {}")
    admin.execute(statement.format(name, sql.Literal(verifier.decode())))


def ensure_database(admin: psycopg.Connection, name: str, kind: Database) -> None:
    """A database of the owner's that only the roles of its kind may connect to."""
    known = admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
    target = sql.Identifier(name)
    if not known:
        create = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8'")
        admin.execute(create.format(target, sql.Identifier(OWNER)))
    admin.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(target))
    for role in kind.connecting:
        grant = sql.SQL("GRANT CONNECT ON DATABASE {} TO {}")
        admin.execute(grant.format(target, sql.Identifier(role)))
    if kind.worker and kind.worker_makes_schemas:
        grant = sql.SQL("GRANT CREATE ON DATABASE {} TO {}")
        admin.execute(grant.format(target, sql.Identifier(kind.worker)))


def set_default_rights(owner_dsn: str, kind: Database) -> None:
    """What later tables of the owner's grant by themselves: the worker its rows, others nothing."""
    with psycopg.connect(owner_dsn) as owner:
        owner.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
        owner.execute("ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC")
        if kind.worker is None:
            return
        worker = sql.Identifier(kind.worker)
        for rights in (
            "USAGE ON SCHEMAS",
            "SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON TABLES",
            "USAGE, SELECT ON SEQUENCES",
            "EXECUTE ON FUNCTIONS",
        ):
            grant = sql.SQL("ALTER DEFAULT PRIVILEGES GRANT " + rights + " TO {}")
            owner.execute(grant.format(worker))
