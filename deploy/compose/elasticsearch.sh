#!/bin/bash
# Starts Elasticsearch in its container, whose file system is read-only: the settings that it wants to
# write to are a copy in memory, the same at each start. Users and roles are files there, so that they
# are in effect from the first request on, and need no index.
set -euo pipefail
umask 077

secrets=/run/secrets/tributary
mkdir -p /tmp/logs /tmp/work
cp -r /usr/share/elasticsearch/config /tmp/config
export ES_PATH_CONF=/tmp/config ES_TMPDIR=/tmp/work

# user role: Elasticsearch's ssha256, base 64 of eight bytes of salt and of SHA-256(password, salt): enough for a password of 192 random bits
user() {
    local salt hash
    salt=$(head -c 64 /dev/urandom | base64 -w0 | tr -dc A-Za-z0-9 | head -c 8)
    hash=$(printf '%s%s' "$(cat "$secrets/$1")" "$salt" | sha256sum | cut -c1-64 | sed 's/../\\x&/g')
    printf '%s:{SSHA256}%s%s\n' "$1" "$(printf '%s' "$salt" | base64)" "$(printf '%b' "$hash" | base64 -w0)" \
        >> /tmp/config/users
    printf '%s:%s\n' "$2" "$1" >> /tmp/config/users_roles
}

: > /tmp/config/users
: > /tmp/config/users_roles
for name in streaming-consumer dashboard-service reconciliation; do
    user "$name" "$name"
    # what is JSON is YAML
    printf '%s: %s\n' "$name" "$(tr -d '\n' < "/deploy/elasticsearch/roles/$name.json")" >> /tmp/config/roles.yml
done
# kibana_system and kibana are names that Elasticsearch keeps for users of its own
user kibana-server kibana_system

# the image takes the password of "elastic" from a file that nobody else may read
cat "$secrets/elastic" > /tmp/elastic
export ELASTIC_PASSWORD_FILE=/tmp/elastic
exec /usr/local/bin/docker-entrypoint.sh eswrapper
