#!/bin/bash
# Starts Elasticsearch in its container, whose file system is read-only: the settings that it wants to
# write to are a copy in memory, the same at each start.
set -euo pipefail
umask 077

cp -r /usr/share/elasticsearch/config /tmp/config
export ES_PATH_CONF=/tmp/config ES_TMPDIR=/tmp
# the image takes a password from a file that nobody else may read
cat /run/secrets/tributary/elastic > /tmp/elastic
export ELASTIC_PASSWORD_FILE=/tmp/elastic
exec /usr/local/bin/docker-entrypoint.sh eswrapper
