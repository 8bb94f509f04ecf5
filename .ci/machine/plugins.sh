#!/usr/bin/env bash
# Compose v2 and buildx for the docker command: those that are there, else those of a newer Debian
# release, unpacked beside the checkout's caches and not installed. Prints the folder that
# DOCKER_CONFIG must name, or nothing where the plugins are there; status 3 where none can be had.
set -euo pipefail
folder="$(cd "$(dirname "$0")/../.." && pwd)/.cache/docker"
release="${PLUGIN_RELEASE:-trixie}"

complete() { docker compose version >/dev/null 2>&1 && docker buildx version >/dev/null 2>&1; }

complete && exit 0
export DOCKER_CONFIG="$folder"
complete && { echo "$folder"; exit 0; }
site="$(apt-get indextargets --format '$(SITE)' 2>/dev/null | grep -v security | head -n 1)" || true
[ -n "$site" ] || { echo "no compose: this system has neither it nor Debian's packages" >&2; exit 3; }

apt="$(mktemp -d)"
trap 'rm -rf "$apt"' EXIT
mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$folder/cli-plugins"
touch "$apt/status"
keys=/usr/share/keyrings/debian-archive-keyring.gpg
echo "deb [signed-by=$keys] $site $release main" >"$apt/sources.list"
cat >"$apt/conf" <<CONF
Dir::State::status "$apt/status";
Dir::State::lists "$apt/lists";
Dir::Cache "$apt/cache";
Dir::Etc::sourcelist "$apt/sources.list";
Dir::Etc::sourceparts "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
Acquire::Languages "none";
Acquire::Check-Valid-Until "false";
APT::Sandbox::User "root";
Acquire::Retries "3";
CONF
export APT_CONFIG="$apt/conf"
apt-get update -qq >&2
cd "$apt"
apt-get download -qq docker-compose docker-buildx >&2
for package in ./*.deb; do dpkg-deb -x "$package" unpacked; done
cp unpacked/usr/libexec/docker/cli-plugins/* "$folder/cli-plugins/"
complete || { echo "no compose: the plugins do not run here" >&2; exit 3; }
echo "$folder"
