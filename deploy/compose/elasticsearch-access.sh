#!/bin/bash
# Gives the services their roles and users in Elasticsearch.
set -euo pipefail
umask 077

url=http://elasticsearch:9200
secrets=/run/secrets/tributary

answer=$(curl --silent --max-time 10 --output /dev/null --write-out '%{http_code}' "$url/_security/_authenticate") || true
if [ "$answer" != 401 ]; then
    if [ "${WITHOUT_SECURITY:-}" = accepted ]; then
        echo "WARNING: this Elasticsearch asks nobody for a password; accepted" >&2
        exit 0
    fi
    echo "this Elasticsearch does not ask for a password (it answers ${answer:-nothing}): nobody is let at it so." >&2
    echo "To try the stack on one without security: TRIBUTARY_ELASTICSEARCH_WITHOUT_SECURITY=accepted" >&2
    exit 1
fi
for user in elastic streaming-consumer dashboard-service reconciliation kibana_system; do
    printf '%s:%s\n' "$user" "$(cat "$secrets/$user")"
done | sh /deploy/elasticsearch/accounts.sh "$url"
