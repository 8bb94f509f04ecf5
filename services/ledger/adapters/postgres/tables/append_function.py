"""How commits are appended inside the server, under the append lock.

`stands` compares all that commits were judged on with what is there; `beside` writes what belongs
to events that were just inserted; `append` does all of it in one round trip. If the judgement does
not hold nothing is stored, and the answer says what stands. Whoever calls these in a transaction
of their own keeps the lock until its end.
"""

APPEND_LOCK = 0x7A687A61
"""The advisory transaction lock that every writer of this store takes before `nextval`."""

READ = """read_streams uuid[], read_versions bigint[], read_directory bigint,
    persons text[], operations text[], keys text[]"""
EVENTS = "originators uuid[], originator_versions bigint[], topics text[], states bytea[]"
WRITTEN = """decided timestamptz, bodies bytea[], answers text[], expiry timestamptz,
    last_events int[], clocked uuid[], due_streams uuid[], clocks text[], measures int[],
    plans int[], dues date[]"""
SAID = """OUT versions bigint[], OUT directory bigint,
    OUT used_bodies bytea[], OUT used_answers text[]"""

# Without these the cached plan of a store that was small once would scan tables that grew.
PLANNING = "SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off"

STANDS = f"""
CREATE OR REPLACE FUNCTION ledger.stands({READ}, OUT agreed boolean, {SAID})
LANGUAGE plpgsql {PLANNING} AS $body$
#variable_conflict use_column
BEGIN
    versions := ARRAY(
        SELECT coalesce((SELECT max(e.originator_version) FROM ledger.events e
            WHERE e.originator_id = s.id), 0)
        FROM unnest(read_streams) WITH ORDINALITY AS s (id, n) ORDER BY n);
    directory := coalesce((SELECT d.version FROM ledger.directory_version d), 0);
    agreed := versions = read_versions
        AND (read_directory IS NULL OR read_directory = directory)
        AND NOT EXISTS (SELECT FROM unnest(persons, operations, keys) AS k (p, o, k)
            JOIN ledger.idempotency i ON (i.person, i.operation, i.key) = (k.p, k.o, k.k));
    IF NOT agreed THEN
        SELECT array_agg(i.body_sha256 ORDER BY n), array_agg(i.answer::text ORDER BY n)
            INTO used_bodies, used_answers
            FROM unnest(persons, operations, keys) WITH ORDINALITY AS k (p, o, k, n)
            LEFT JOIN ledger.idempotency i
                ON (i.person, i.operation, i.key) = (k.p, k.o, k.k);
    END IF;
END
$body$;
"""  # noqa: S608 - constants of this module only

BESIDE = f"""
CREATE OR REPLACE FUNCTION ledger.beside(positions bigint[],
    persons text[], operations text[], keys text[], {WRITTEN}) RETURNS void
LANGUAGE plpgsql {PLANNING} AS $body$
#variable_conflict use_column
BEGIN
    INSERT INTO ledger.idempotency (person, operation, key, body_sha256, answer, expires_at)
        SELECT p, o, k, body, answer::jsonb || jsonb_build_object('position', positions[last]),
            expiry
        FROM unnest(persons, operations, keys, bodies, answers, last_events)
            AS k (p, o, k, body, answer, last);
    INSERT INTO ledger.commits (last_position, recorded_at)
        SELECT positions[cardinality(positions)],
            greatest((SELECT recorded_at FROM ledger.commits
                ORDER BY last_position DESC LIMIT 1), decided);
    IF cardinality(clocked) > 0 THEN
        DELETE FROM ledger.due_dates WHERE stream = ANY (clocked);
        INSERT INTO ledger.due_dates (stream, clock, measure, version, due)
            SELECT * FROM unnest(due_streams, clocks, measures, plans, dues) ON CONFLICT DO NOTHING;
    END IF;
END
$body$;
"""  # noqa: S608 - constants of this module only

APPEND = f"""
CREATE OR REPLACE FUNCTION ledger.append({READ}, {EVENTS}, {WRITTEN},
    OUT agreed boolean, {SAID}, OUT positions bigint[])
LANGUAGE plpgsql AS $body$
BEGIN
    PERFORM pg_advisory_xact_lock({APPEND_LOCK});
    SELECT * INTO agreed, versions, directory, used_bodies, used_answers
        FROM ledger.stands(read_streams, read_versions, read_directory, persons, operations, keys);
    IF NOT agreed THEN
        RETURN;
    END IF;
    versions := NULL;
    WITH appended AS (
        INSERT INTO ledger.events (originator_id, originator_version, topic, state)
        SELECT id, v, topic, state
            FROM unnest(originators, originator_versions, topics, states)
            WITH ORDINALITY AS e (id, v, topic, state, n) ORDER BY n
        RETURNING notification_id)
    SELECT array_agg(notification_id ORDER BY notification_id) INTO positions FROM appended;
    PERFORM pg_notify('events', '');
    PERFORM ledger.beside(positions, persons, operations, keys, decided, bodies, answers, expiry,
        last_events, clocked, due_streams, clocks, measures, plans, dues);
END
$body$;
"""  # noqa: S608 - constants of this module only

APPEND_FUNCTION = f"""
DROP FUNCTION IF EXISTS ledger.append;
{STANDS}{BESIDE}{APPEND}
REVOKE ALL ON FUNCTION ledger.stands, ledger.beside, ledger.append FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.stands, ledger.beside, ledger.append TO ledger_runtime;
"""
