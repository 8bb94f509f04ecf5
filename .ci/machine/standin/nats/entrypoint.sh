#!/bin/bash
# As the official image does it: options alone are options of the server.
set -euo pipefail
case "${1:-}" in -*) set -- nats-server "$@" ;; esac
exec "$@"
