#!/bin/sh
# Makes what the services need in Kafka, and their passwords in their own volumes.
set -eu
umask 077

sed 's/^bootstrap.servers=.*/bootstrap.servers=kafka-1.brokers:9094,kafka-2.brokers:9094,kafka-3.brokers:9094/' \
    /opt/tributary/administrator.properties > /tmp/administrator.properties
exec java -XX:MaxRAMPercentage=60 -jar /opt/tributary/kafka-access.jar \
    --kafka-config=/tmp/administrator.properties --gateways="$TRIBUTARY_SITE" --secrets=/secrets
