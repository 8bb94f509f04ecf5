#!/usr/bin/env bash
# Makes the secrets that compose.yaml mounts, each a file of deploy/compose/secrets (or of the
# folder that TAIZHANG_SECRETS names). What is there already stays: to change a secret, delete its
# file and those that hold it, run this again, and start again.
#
# The folder is its owner's alone; its files are readable, because the accounts inside containers
# are others, and each container sees only the files that it is given.
#
# TAIZHANG_POSTGRES=HOST:PORT names another Postgres than that of compose.
#
# Needs the images of `provision`, which writes the accounts of NATS, and of `ledger`, which makes
# the key that signs history. Status 1 while something is
# missing that only you can know.
set -euo pipefail
cd "$(dirname "$0")"
if [ -f .env ]; then set -a && . ./.env && set +a; fi
folder="${TAIZHANG_SECRETS:-$PWD/secrets}"
provision="${TAIZHANG_IMAGE_PREFIX:-taizhang}/provision:${TAIZHANG_IMAGE_TAG:-latest}"
ledger="${TAIZHANG_IMAGE_PREFIX:-taizhang}/ledger:${TAIZHANG_IMAGE_TAG:-latest}"
postgres="${TAIZHANG_POSTGRES:-postgres:5432}"
umask 022
mkdir -p "$folder" && chmod 700 "$folder"
folder="$(cd "$folder" && pwd)"

keep() { # keep NAME: takes the content from standard input, unless the file is there
	if [ -s "$folder/$1" ]; then cat >/dev/null; else cat >"$folder/$1.new" && mv "$folder/$1.new" "$folder/$1"; fi
}
random() { head -c "$1" /dev/urandom | base64 | tr -d '\n'; }
password() { random 24 | tr '+/' '-_' | keep "$1"; }
dsn() { # dsn NAME ROLE PASSWORD DATABASE
	printf 'postgresql://%s:%s@%s/%s' "$2" "$(<"$folder/$3")" "$postgres" "$4" | keep "$1"
}

password postgres_password
for role in owner ledger_runtime ledger_relay ledger_checkpointer reporting_reader \
	reporting_runtime notifier_runtime; do
	password "${role}_password"
done
for user in provisioner relay checkpointer notifier reporting integrator; do
	password "nats_${user}_password"
done

dsn admin_dsn postgres postgres_password postgres
for database in ledger notifier reporting; do
	dsn "owner_${database}_dsn" taizhang_owner owner_password "taizhang_$database"
done
for role in ledger_runtime ledger_relay ledger_checkpointer reporting_reader; do
	dsn "${role}_dsn" "$role" "${role}_password" taizhang_ledger
done
for database in reporting notifier; do
	dsn "checkpointer_${database}_dsn" ledger_checkpointer ledger_checkpointer_password \
		"taizhang_$database"
done
dsn reporting_runtime_dsn reporting_runtime reporting_runtime_password taizhang_reporting
dsn notifier_runtime_dsn notifier_runtime notifier_runtime_password taizhang_notifier

# Wraps the keys of people and cases: whoever loses it loses every name in the store.
random 32 | keep wrapping_key
# Seals the secrets of webhooks: whoever loses it registers them anew.
random 32 | keep webhook_key
# Signs the history under the name of its log, which can never change: TAIZHANG_ORIGIN.
if [ ! -s "$folder/signing_key" ]; then
	docker run --rm --user "$(id -u):$(id -g)" --network none --volume "$folder:/made" \
		--entrypoint python "$ledger" -m chassis.signing /made/signing_key \
		"${TAIZHANG_ORIGIN:-taizhang.localhost/$(head -c 4 /dev/urandom | od -An -tx1 | tr -d ' \n')}"
	chmod 644 "$folder/signing_key" "$folder/signing_key.public"
fi
# Attests reporting's read model, under the log's name with /reporting behind.
if [ ! -s "$folder/reporting_signing_key" ]; then
	docker run --rm --user "$(id -u):$(id -g)" --network none --volume "$folder:/made" \
		--entrypoint python "$ledger" -m chassis.signing /made/reporting_signing_key \
		"$(head -n 1 "$folder/signing_key.public" | cut -d + -f 1)/reporting"
	chmod 644 "$folder/reporting_signing_key" "$folder/reporting_signing_key.public"
fi
docker run --rm --user "$(id -u):$(id -g)" --network none --volume "$folder:/run/secrets:ro" \
	"$provision" accounts | keep nats_accounts.conf

missing=0
need() {
	[ -s "$folder/$1" ] && return
	echo "still needed: $folder/$1 - $2" >&2
	missing=1
}
# Where the keys are read from an address, nobody needs the file; compose mounts it all the same.
[ -z "${TAIZHANG_JWKS:-}" ] || echo '{"keys": []}' | keep jwks.json
need jwks.json "the public keys of the issuer of tokens; or set TAIZHANG_JWKS to their address"
need notifier_service_token "a token of the issuer for the subject service:notifier, scope directory"
need reporting_service_token "a token of the issuer for the subject service:reporting, scopes directory and statements"
need smtp_url "where mail goes: smtp://[user:password@]host:port or smtps://..."
exit "$missing"
