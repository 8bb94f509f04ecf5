#!/bin/bash
# Makes a cluster at the first start, for a superuser whose password was given; never without one.
set -euo pipefail
if [ "$(id -u)" = 0 ]; then
	install -d -m 700 -o postgres -g postgres "${PGDATA%/*}" "$PGDATA"
	exec setpriv --reuid=postgres --regid=postgres --init-groups "$BASH" "$0" "$@"
fi
if [ ! -s "$PGDATA/PG_VERSION" ]; then
	password="${POSTGRES_PASSWORD:-}"
	[ -z "${POSTGRES_PASSWORD_FILE:-}" ] || password="$(<"$POSTGRES_PASSWORD_FILE")"
	if [ -z "$password" ]; then
		echo "set POSTGRES_PASSWORD or POSTGRES_PASSWORD_FILE" >&2
		exit 1
	fi
	# Several options in one variable, as the official image takes them.
	# shellcheck disable=SC2086
	initdb --username="${POSTGRES_USER:-postgres}" --pwfile=<(echo "$password") \
		--auth-local=trust --auth-host=scram-sha-256 --encoding=UTF8 --no-instructions \
		${POSTGRES_INITDB_ARGS:---locale=C.UTF-8}
	echo "host all all all scram-sha-256" >>"$PGDATA/pg_hba.conf"
fi
unset POSTGRES_PASSWORD
[ "$1" = postgres ] && shift
exec postgres -c listen_addresses='*' -k /var/run/postgresql "$@"
