#!/usr/bin/env bash
# Builds the images: deploy/images/build.sh [TARGET ...], without a target all of them.
#
#   TAIZHANG_IMAGE_PREFIX=registry.example/taizhang  TAIZHANG_IMAGE_TAG=0.1.0   how they are named
#   BUILD_NETWORK=host                               where the build needs this machine's network
#
# The package index that pip uses on this machine is used in the build as well.
set -euo pipefail
cd "$(dirname "$0")/../.."
prefix="${TAIZHANG_IMAGE_PREFIX:-taizhang}" tag="${TAIZHANG_IMAGE_TAG:-latest}"
network="${BUILD_NETWORK:-default}"

pip_settings() {
	local name value
	echo "[global]"
	for name in index-url extra-index-url trusted-host timeout; do
		for place in global install ":env:"; do
			value="$(python3 -m pip config get "$place.$name" 2>/dev/null | tr '\n' ' ')" || continue
			case "$value" in *file:* | "") continue ;; esac
			echo "$name = $value"
			break
		done
	done
}

settings="$(mktemp)"
trap 'rm -f "$settings"' EXIT
pip_settings >"$settings"

[ $# -gt 0 ] || set -- provision ledger notifier reporting
for target in "$@"; do
	DOCKER_BUILDKIT=1 docker build --quiet --network "$network" --secret "id=pip.conf,src=$settings" \
		--file deploy/images/Dockerfile --target "$target" --tag "$prefix/$target:$tag" . >/dev/null
	echo "built $prefix/$target:$tag"
done
