#!/bin/bash
# Healthy is an Elasticsearch that answers a service, and nobody without a password.
set -euo pipefail

url=http://127.0.0.1:9200/_cluster/health
answer() {
    curl --silent --max-time 4 --output /dev/null --write-out '%{http_code}' "$@" "$url"
}
[ "$(answer)" = 401 ] || { echo "whoever asks without a password is not refused"; exit 1; }
[ "$(printf 'user = "streaming-consumer:%s"\n' "$(cat /run/secrets/tributary/streaming-consumer)" |
    answer --config -)" = 200 ] || { echo "streaming-consumer is refused"; exit 1; }
