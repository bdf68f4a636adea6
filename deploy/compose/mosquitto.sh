#!/bin/sh
# Starts Mosquitto in its container, with the accounts of the services where there are none yet.
set -eu
umask 077

passwords=/mosquitto/certs/passwords
for user in admin acquisition gateway dashboard simulator; do
    printf '%s:%s\n' "$user" "$(cat "$passwords/$user")"
done | sh /deploy/mosquitto/accounts.sh /mosquitto/data/dynamic-security.json

# for the health check; in memory, and no argument of any process
mkdir -p "$HOME/.config"
printf '%s\n' "-h localhost" "-p 8883" "--cafile /mosquitto/certs/ca.pem" "-u admin" "-P $(cat "$passwords/admin")" \
    > "$HOME/.config/mosquitto_sub"

exec /usr/sbin/mosquitto -c /mosquitto/config/mosquitto.conf
