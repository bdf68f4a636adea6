#!/usr/bin/env bash
# Installs what Tributary is compared with: mosquitto, kcat, Node-RED. Run at the root of the checkout.
set -euo pipefail

missing=()
command -v mosquitto >/dev/null || [ -x /usr/sbin/mosquitto ] || missing+=(mosquitto)
command -v mosquitto_sub >/dev/null || missing+=(mosquitto-clients)
command -v kcat >/dev/null || missing+=(kcat)
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
if [ "${#missing[@]}" -gt 0 ]; then
  echo "installing: ${missing[*]}"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi
cd benchmarks/peers/node-red
[ -d node_modules/node-red ] || npm install --no-audit --no-fund --silent
