#!/bin/sh
# Compares what the simulator's devices sent with what stands in Kafka and Elasticsearch; takes the
# tool's own options beside these.
set -eu
umask 077

secrets=/run/secrets/tributary
cat > /tmp/kafka.properties << END
security.protocol=SASL_SSL
ssl.truststore.type=PEM
ssl.truststore.location=$secrets/ca/cluster.pem
sasl.mechanism=SCRAM-SHA-512
sasl.jaas.config=$(cat "$secrets/spring.kafka.properties.sasl.jaas.config")
END
ELASTICSEARCH_LOGIN="reconciliation:$(cat "$secrets/elasticsearch.password")"
export ELASTICSEARCH_LOGIN
exec java -XX:MaxRAMPercentage=60 -jar /opt/tributary/reconciliation.jar --site="$TRIBUTARY_SITE" \
    --kafka=kafka-1:9092,kafka-2:9092,kafka-3:9092 --kafka-config=/tmp/kafka.properties \
    --elasticsearch=http://elasticsearch:9200 "$@"
