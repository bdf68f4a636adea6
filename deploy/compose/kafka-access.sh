#!/bin/sh
# Makes what the services need in Kafka, and their passwords in their own volumes.
set -eu
umask 077

sed 's/^bootstrap.servers=.*/bootstrap.servers=kafka-1.brokers:9094,kafka-2.brokers:9094,kafka-3.brokers:9094/' \
    /opt/tributary/administrator.properties > /tmp/administrator.properties

end=$(($(date +%s) + 180))
until java -XX:MaxRAMPercentage=60 -jar /opt/tributary/kafka-access.jar \
    --kafka-config=/tmp/administrator.properties --gateways="$TRIBUTARY_SITE" --secrets=/secrets; do
    if [ "$(date +%s)" -ge "$end" ]; then
        echo "given up: see the lines above, and docker-compose logs kafka-1 kafka-2 kafka-3" >&2
        exit 2
    fi
    echo "again in 5 s: two of the three brokers have to be there, and all of them at the very first start" >&2
    sleep 5
done
