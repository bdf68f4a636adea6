#!/usr/bin/env bash
# Installs Mosquitto and, for `throughput`, what Tributary is compared with: kcat, Node-RED.
set -euo pipefail
cd "$(dirname "$0")"

missing=()
command -v mosquitto >/dev/null || [ -x /usr/sbin/mosquitto ] || missing+=(mosquitto)
if [ "${1:-}" = throughput ]; then
  command -v mosquitto_sub >/dev/null || missing+=(mosquitto-clients)
  command -v kcat >/dev/null || missing+=(kcat)
  command -v node >/dev/null || missing+=(nodejs)
  command -v npm >/dev/null || missing+=(npm)
fi
if [ "${#missing[@]}" -gt 0 ]; then
  echo "installing: ${missing[*]}"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi
if [ "${1:-}" = throughput ] && [ ! -d peers/node-red/node_modules/node-red ]; then
  (cd peers/node-red && npm install --no-audit --no-fund --silent)
fi
