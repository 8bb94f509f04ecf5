"""What each database role can and cannot do, asked of a real Postgres."""

import secrets

import psycopg
import pytest
from psycopg import errors

from deploy.embedded.servers.postgres import EmbeddedPostgres
from deploy.provision import postgres as provisioning
from deploy.provision.roles import (
    DATABASES,
    LEDGER,
    NOTIFIER,
    OWNER,
    REPORTING,
    ROLES,
    Database,
)
from tests.servers import TestDatabases


def test_provisioning_twice_changes_nothing_but_the_passwords(
    postgres: EmbeddedPostgres, role_passwords: dict[str, str]
) -> None:
    new = {role: secrets.token_urlsafe(8) for role in ROLES}
    provisioning.provision(postgres.url, new)
    psycopg.connect(provisioning.dsn_for(postgres.url, LEDGER, OWNER, new[OWNER])).close()
    provisioning.provision(postgres.url, role_passwords)
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(provisioning.dsn_for(postgres.url, LEDGER, OWNER, new[OWNER]))


def test_a_missing_password_is_named_before_anything_is_done(postgres: EmbeddedPostgres) -> None:
    with pytest.raises(KeyError, match="ledger_relay"):
        provisioning.provision(postgres.url, dict.fromkeys(set(ROLES) - {"ledger_relay"}, "x"))


@pytest.mark.parametrize("role", ROLES)
def test_no_role_has_a_right_over_the_server(databases: TestDatabases, role: str) -> None:
    with psycopg.connect(databases.server.url) as admin:
        rights = admin.execute(
            "SELECT rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls"
            " FROM pg_roles WHERE rolname = %s",
            [role],
        ).fetchone()
    assert rights == (False,) * 5


@pytest.mark.parametrize("database", DATABASES, ids=lambda database: database.name)
def test_only_the_roles_of_a_database_may_connect(
    databases: TestDatabases, database: Database
) -> None:
    dsn = databases.fresh(database.name)
    for role in ROLES:
        if role in (*database.connecting, OWNER):
            psycopg.connect(databases.as_role(dsn, role)).close()
            continue
        with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
            psycopg.connect(databases.as_role(dsn, role))


@pytest.mark.parametrize(
    "role", ["ledger_runtime", "ledger_relay", "ledger_checkpointer", "reporting_reader"]
)
def test_a_role_of_the_ledger_gets_no_right_by_itself(databases: TestDatabases, role: str) -> None:
    dsn = databases.fresh(LEDGER)
    with psycopg.connect(dsn) as owner:
        owner.execute("CREATE SCHEMA ledger")
        owner.execute("CREATE TABLE ledger.events (id int)")
        owner.execute("CREATE FUNCTION public.f() RETURNS int LANGUAGE sql RETURN 1")
    forbidden = ("SELECT * FROM ledger.events", "CREATE SCHEMA mine", "SELECT public.f()")
    for statement in (*forbidden, "CREATE TABLE public.mine (id int)", "CREATE TEMP TABLE t ()"):
        with (
            psycopg.connect(databases.as_role(dsn, role)) as connection,
            pytest.raises(errors.InsufficientPrivilege),
        ):
            connection.execute(statement)


@pytest.mark.parametrize(
    ("kind", "worker"), [(REPORTING, "reporting_runtime"), (NOTIFIER, "notifier_runtime")]
)
def test_a_worker_changes_rows_but_not_the_owners_tables(
    databases: TestDatabases, kind: str, worker: str
) -> None:
    dsn = databases.fresh(kind)
    with psycopg.connect(dsn) as owner:
        owner.execute("CREATE SCHEMA work")
        owner.execute("CREATE TABLE work.rows (id bigint GENERATED ALWAYS AS IDENTITY, t text)")
    with psycopg.connect(databases.as_role(dsn, worker)) as connection:
        connection.execute("INSERT INTO work.rows (t) VALUES ('a')")
        connection.execute("UPDATE work.rows SET t = 'b'")
        connection.execute("DELETE FROM work.rows")
        with pytest.raises(errors.InsufficientPrivilege):
            connection.execute("ALTER TABLE work.rows ADD COLUMN more text")


def test_only_reporting_makes_schemas_for_a_rebuild(databases: TestDatabases) -> None:
    with psycopg.connect(
        databases.as_role(databases.fresh(REPORTING), "reporting_runtime")
    ) as reporting:
        reporting.execute("CREATE SCHEMA beside")
    with (
        psycopg.connect(databases.as_role(databases.fresh(NOTIFIER), "notifier_runtime")) as one,
        pytest.raises(errors.InsufficientPrivilege),
    ):
        one.execute("CREATE SCHEMA beside")


def test_passwords_never_reach_the_servers_log(
    postgres: EmbeddedPostgres, role_passwords: dict[str, str]
) -> None:
    with psycopg.connect(postgres.url, autocommit=True) as admin:
        admin.execute("ALTER SYSTEM SET log_statement = 'all'")
        admin.execute("SELECT pg_reload_conf()")
        provisioning.provision(postgres.url, role_passwords)
        admin.execute("ALTER SYSTEM RESET log_statement")
        admin.execute("SELECT pg_reload_conf()")
    log = postgres.log.read_text()
    assert "ALTER ROLE" in log
    assert not [password for password in role_passwords.values() if password in log]
