#!/usr/bin/env bash
# A container engine for the tests: the one that answers, else one installed and started by root.
#
#   engine.sh start   status 0 once an engine answers, 3 where none can be had
#   engine.sh stop    ends what `start` started here, and nothing else
set -euo pipefail
state="$(cd "$(dirname "$0")/../.." && pwd)/.cache/engine"

answers() { command -v docker >/dev/null && timeout 10 docker info >/dev/null 2>&1; }

impossible() { echo "no container engine: $1" >&2; exit 3; }

installed() {
	command -v docker >/dev/null && command -v dockerd >/dev/null && return
	command -v apt-get >/dev/null || return 1
	apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y \
		-o Acquire::Retries=3 --no-install-recommends docker.io iptables ca-certificates >/dev/null
}

start() {
	if answers; then echo "container engine: one was running"; return; fi
	[ "$(id -u)" = 0 ] || impossible "none answers, and only root can start one"
	installed || impossible "none is installed, and this system offers none by apt"
	mkdir -p "$state"
	setsid nohup dockerd >"$state/log" 2>&1 </dev/null &
	echo $! >"$state/pid"
	for _ in $(seq 60); do
		if answers; then echo "container engine: started"; return; fi
		kill -0 "$(<"$state/pid")" 2>/dev/null || break
		sleep 0.5
	done
	tail -n 5 "$state/log" >&2
	stop
	impossible "it was started and does not answer"
}

stop() {
	[ -f "$state/pid" ] || return 0
	local pid; pid="$(<"$state/pid")"
	rm -f "$state/pid"
	[ "$(ps -o comm= -p "$pid" 2>/dev/null)" = dockerd ] || return 0
	kill "$pid"
	for _ in $(seq 60); do kill -0 "$pid" 2>/dev/null || return 0; sleep 0.5; done
}

case "${1:-}" in start | stop) "$1" ;; *) echo "usage: engine.sh start|stop" >&2; exit 2 ;; esac
