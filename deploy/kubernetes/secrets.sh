#!/usr/bin/env bash
# Prints the Secrets that the manifests refer to, out of the folder that deploy/compose/secrets.sh
# made: each process gets its own and no other.
#
#   deploy/kubernetes/secrets.sh FOLDER | kubectl apply --namespace taizhang --filename -
set -euo pipefail
folder="${1:?usage: secrets.sh FOLDER}"

secret() { # secret NAME KEY=FILE...
	local name="$1" pair
	shift
	printf -- '---\napiVersion: v1\nkind: Secret\ntype: Opaque\nmetadata: {name: taizhang-%s}\ndata:\n' "$name"
	for pair in "$@"; do
		printf '  %s: %s\n' "${pair%%=*}" "$(base64 <"$folder/${pair#*=}" | tr -d '\n')"
	done
}
same() { printf '%s=%s ' "$1" "$1"; }

secret ledger event_store_dsn=ledger_runtime_dsn wrapping_key=wrapping_key
secret clock event_store_dsn=ledger_runtime_dsn wrapping_key=wrapping_key
secret relay event_store_dsn=ledger_relay_dsn nats_password=nats_relay_password
secret checkpointer event_store_dsn=ledger_checkpointer_dsn \
	reporting_access_dsn=checkpointer_reporting_dsn notifier_access_dsn=checkpointer_notifier_dsn \
	nats_password=nats_checkpointer_password signing_key=signing_key \
	signing_key.public=signing_key.public
secret notifier notifier_dsn=notifier_runtime_dsn nats_password=nats_notifier_password \
	service_token=notifier_service_token smtp_url=smtp_url webhook_key=webhook_key
secret reporting event_store_dsn=reporting_reader_dsn reporting_dsn=reporting_runtime_dsn \
	nats_password=nats_reporting_password service_token=reporting_service_token \
	signing_key=reporting_signing_key signing_key.public=reporting_signing_key.public
# Several words are meant.
# shellcheck disable=SC2046
secret provision-postgres $(for name in admin_dsn owner_password ledger_runtime_password \
	ledger_relay_password ledger_checkpointer_password reporting_reader_password \
	reporting_runtime_password \
	notifier_runtime_password; do same "$name"; done)
secret provision-nats nats_provisioner_password=nats_provisioner_password
for database in ledger notifier reporting; do
	secret "migrate-$database" "owner_dsn=owner_${database}_dsn"
done
# For the manifests of with-servers.
secret postgres postgres_password=postgres_password
secret nats accounts.conf=nats_accounts.conf
