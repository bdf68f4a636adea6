#!/bin/bash
# Starts one of the Kafka brokers in its container. NODE is its number.
set -euo pipefail
umask 077

config=/tmp/server.properties
cat /deploy/kafka/security.properties /deploy/compose/kafka-cluster.properties > "$config"
# BROKERS and CONTROLLER at the address on the brokers' own network, which services are not on
cat >> "$config" << END
node.id=$NODE
listeners=CLIENTS://:9092,BROKERS://kafka-$NODE.brokers:9094,CONTROLLER://kafka-$NODE.brokers:9093
advertised.listeners=CLIENTS://kafka-$NODE:9092,BROKERS://kafka-$NODE.brokers:9094
END

export KAFKA_LOG4J_OPTS=-Dlog4j2.configurationFile=/deploy/compose/kafka-log4j2.yaml
export LOG_DIR=/tmp/logs
# No log of garbage collections, which would fill the memory that /tmp is.
export EXTRA_ARGS="-name kafkaServer"
# A disk that holds a cluster already is left as it is, whatever id the secrets hold by now.
if [ ! -s /var/lib/kafka/data/meta.properties ]; then
    KAFKA_HEAP_OPTS=-Xmx128m /opt/kafka/bin/kafka-storage.sh format --ignore-formatted \
        --cluster-id "$(cat /etc/kafka/secrets/cluster-id)" --config "$config"
fi
exec /opt/kafka/bin/kafka-server-start.sh "$config"
