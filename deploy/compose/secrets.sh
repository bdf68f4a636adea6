#!/bin/sh
# Passwords and certificates of the stack that docker-compose.yml describes.
#
#   secrets.sh                 makes what is missing, and renews certificates in their last 30 days
#   secrets.sh show NAME       prints the password of administrator, elastic, grafana or mosquitto
#   secrets.sh rotate NAME     makes a new one; NAME as listed by "rotate" alone
#
# Each service finds its own under /run/secrets/tributary, a volume that no other service has. All of
# it belongs to the group 10001, of which the servers are members.
#
# TRIBUTARY_SITE         id of the site
# TRIBUTARY_MQTT_HOSTS   names and addresses by which devices reach the broker, beside localhost;
#                        blanks or commas between
set -euf
umask 027

root=/secrets
here=$(dirname "$0")
made=

# file: a password of 192 bits, whole or not at all
password() {
    [ -s "$root/$1" ] && return
    mkdir -p "$(dirname "$root/$1")"
    openssl rand -hex 24 | tr -d '\n' > "$root/$1.new"
    mv "$root/$1.new" "$root/$1"
    made="$made $1"
}

# from to...
give() {
    from=$1
    shift
    for to in "$@"; do
        mkdir -p "$(dirname "$root/$to")"
        cmp -s "$root/$from" "$root/$to" && continue
        cp "$root/$from" "$root/$to.new"
        chmod 640 "$root/$to.new"
        mv "$root/$to.new" "$root/$to"
    done
}

# authority host...: a certificate, where it is missing, ends soon or is for other hosts
certificate() {
    authority=$root/authority/$1
    shift
    if [ "$(cat "$authority/hosts" 2> /dev/null)" = "$*" ] &&
        openssl x509 -in "$authority/server.pem" -noout -checkend 2592000 > /dev/null 2>&1; then
        return
    fi
    sh "$here/certificates.sh" "$authority" "$@"
    printf '%s' "$*" > "$authority/hosts"
    made="$made certificate:$1"
}

# The part of Kibana's settings that is secret; what its keys have sealed they must open again.
kibana() {
    login="elasticsearch.password: $(cat "$root/elasticsearch/kibana-server")"
    if [ -s "$root/kibana/kibana.yml" ]; then
        keys=$(grep Key "$root/kibana/kibana.yml")
    else
        keys=$(for of in security encryptedSavedObjects reporting; do
            echo "xpack.$of.encryptionKey: $(openssl rand -hex 24)"
        done)
        made="$made kibana/kibana.yml"
    fi
    printf '%s\n%s\n' "$login" "$keys" > "$root/kibana/kibana.yml.new"
    mv "$root/kibana/kibana.yml.new" "$root/kibana/kibana.yml"
}

make() {
    # shellcheck disable=SC2046
    certificate site mosquitto localhost 127.0.0.1 $(printf '%s' "${TRIBUTARY_MQTT_HOSTS:-}" | tr ',' ' ')
    give authority/site/ca.pem mosquitto/ca.pem acquisition-service/ca/site.pem \
        gateway-service/ca/site.pem dashboard-service/ca/site.pem device-simulator/ca/site.pem
    give authority/site/server.pem mosquitto/server.pem
    give authority/site/server-key.pem mosquitto/server-key.pem

    certificate cluster kafka-1 kafka-2 kafka-3 kafka-1.brokers kafka-2.brokers kafka-3.brokers localhost
    give authority/cluster/ca.pem kafka/ca.pem gateway-service/ca/cluster.pem \
        streaming-consumer/ca/cluster.pem dashboard-service/ca/cluster.pem reconciliation/ca/cluster.pem
    cat "$root/authority/cluster/server-key.pem" "$root/authority/cluster/server.pem" \
        > "$root/authority/cluster/key-and-certificate.pem"
    give authority/cluster/key-and-certificate.pem kafka/server.pem
    if [ ! -s "$root/kafka/passwords.properties" ]; then
        printf 'broker=%s\nadmin=%s\n' "$(openssl rand -hex 24)" "$(openssl rand -hex 24)" \
            > "$root/kafka/passwords.properties.new"
        mv "$root/kafka/passwords.properties.new" "$root/kafka/passwords.properties"
        made="$made kafka/passwords.properties"
    fi
    if [ ! -s "$root/kafka/cluster-id" ]; then
        # 16 bytes in the URL's form of base 64, as kafka-storage random-uuid makes them
        openssl rand 16 | openssl base64 -A | tr '+/' 'AB' | cut -c1-22 > "$root/kafka/cluster-id.new"
        mv "$root/kafka/cluster-id.new" "$root/kafka/cluster-id"
    fi
    # The site is another one than before: kafka-access makes the login of its account.
    login=$root/gateway-service/spring.kafka.properties.sasl.jaas.config
    if [ -s "$login" ] && ! grep -qF "\"gateway-${TRIBUTARY_SITE:-home}\"" "$login"; then
        rm "$login"
        echo "the site is $TRIBUTARY_SITE now: kafka-access makes its gateway's login"
    fi

    for user in admin acquisition gateway dashboard simulator; do
        password "mosquitto/passwords/$user"
    done
    give mosquitto/passwords/acquisition acquisition-service/tributary.mqtt.password
    give mosquitto/passwords/gateway gateway-service/tributary.mqtt.password
    give mosquitto/passwords/dashboard dashboard-service/tributary.dashboard.preview.password
    give mosquitto/passwords/simulator device-simulator/tributary.mqtt.password

    for user in elastic streaming-consumer dashboard-service reconciliation kibana-server; do
        password "elasticsearch/$user"
    done
    give elasticsearch/streaming-consumer streaming-consumer/spring.elasticsearch.password
    give elasticsearch/dashboard-service dashboard-service/spring.elasticsearch.password
    give elasticsearch/reconciliation reconciliation/elasticsearch.password

    password dashboard-service/tributary.administrator.password
    password grafana/grafana.password
    kibana
    password monitoring/tributary.metrics.password
    give monitoring/tributary.metrics.password acquisition-service/tributary.metrics.password \
        gateway-service/tributary.metrics.password streaming-consumer/tributary.metrics.password \
        dashboard-service/tributary.metrics.password device-simulator/tributary.metrics.password

    if [ -n "$made" ]; then
        echo "made:$made"
    else
        echo "all secrets are there"
    fi
    echo "The dashboard's user is admin; its password: docker-compose run --rm secrets show administrator"
}

# name
file_of() {
    case $1 in
        administrator) echo dashboard-service/tributary.administrator.password ;;
        grafana) echo grafana/grafana.password ;;
        metrics) echo monitoring/tributary.metrics.password ;;
        elastic) echo elasticsearch/elastic ;;
        mosquitto) echo mosquitto/passwords/admin ;;
        mqtt-acquisition | mqtt-gateway | mqtt-dashboard | mqtt-simulator)
            echo "mosquitto/passwords/${1#mqtt-}"
            ;;
        elasticsearch-streaming-consumer | elasticsearch-dashboard-service | elasticsearch-reconciliation | elasticsearch-kibana-server)
            echo "elasticsearch/${1#elasticsearch-}"
            ;;
        kafka-gateway-service | kafka-streaming-consumer | kafka-dashboard-service | kafka-reconciliation)
            echo "${1#kafka-}/spring.kafka.properties.sasl.jaas.config"
            ;;
        broker-certificate) echo authority/site/hosts ;;
        kafka-certificate) echo authority/cluster/hosts ;;
        *) return 1 ;;
    esac
}

case ${1:-make} in
    make) make ;;
    show)
        case ${2:-} in
            administrator | elastic | grafana | mosquitto) cat "$root/$(file_of "$2")" && echo ;;
            *)
                echo "usage: show administrator|elastic|grafana|mosquitto" >&2
                exit 2
                ;;
        esac
        ;;
    rotate)
        if [ "${2:-}" = elastic ] || [ "${2:-}" = mosquitto ] || ! file=$(file_of "${2:-}"); then
            cat >&2 << 'USAGE'
usage: rotate NAME, which is one of
  administrator, grafana, metrics, broker-certificate, kafka-certificate,
  mqtt-acquisition, mqtt-gateway, mqtt-dashboard, mqtt-simulator,
  elasticsearch-streaming-consumer, elasticsearch-dashboard-service, elasticsearch-reconciliation,
  elasticsearch-kibana-server,
  kafka-gateway-service, kafka-streaming-consumer, kafka-dashboard-service, kafka-reconciliation
USAGE
            exit 2
        fi
        rm -f "$root/$file"
        make
        ;;
    *)
        echo "usage: [make] | show NAME | rotate NAME" >&2
        exit 2
        ;;
esac
