#!/bin/sh
# Starts Mosquitto in its container, with the accounts of the services where there are none yet.
set -eu
umask 077

passwords=/mosquitto/certs/passwords
accounts=/mosquitto/data/dynamic-security.json
given=/mosquitto/data/given
now=$(sha256sum "$passwords/admin" | cut -d' ' -f1)
# The secrets are new, and these accounts of former ones: nobody could change them any more. Those of
# devices come back from the gateway.
if [ -s "$accounts" ] && [ -s "$given/admin" ] && [ "$(cat "$given/admin")" != "$now" ]; then
    echo "another password of admin: the accounts are made anew, the former are in $accounts.former" >&2
    mv -f "$accounts" "$accounts.former"
fi
for user in admin acquisition gateway dashboard simulator; do
    printf '%s:%s\n' "$user" "$(cat "$passwords/$user")"
done | sh /deploy/mosquitto/accounts.sh "$accounts"
mkdir -p "$given"
printf '%s' "$now" > "$given/admin"

# for the health check, and for who calls mosquitto_ctrl in here; in memory, and no argument of any process
mkdir -p "$HOME/.config"
printf '%s\n' "-h localhost" "-p 8883" "--cafile /mosquitto/certs/ca.pem" "-u admin" "-P $(cat "$passwords/admin")" \
    > "$HOME/.config/mosquitto_sub"
cp "$HOME/.config/mosquitto_sub" "$HOME/.config/mosquitto_ctrl"

exec /usr/sbin/mosquitto -c /mosquitto/config/mosquitto.conf
