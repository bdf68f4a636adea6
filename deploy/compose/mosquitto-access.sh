#!/bin/sh
# Gives the accounts of the services at Mosquitto the passwords that stand in its secrets, where these
# have changed. A service keeps its session; its connection ends.
set -eu
umask 077

passwords=/mosquitto/certs/passwords
given=/mosquitto/data/given
mkdir -p "$HOME/.config" "$given"

for user in acquisition gateway dashboard simulator; do
    now=$(sha256sum "$passwords/$user" | cut -d' ' -f1)
    [ "$(cat "$given/$user" 2> /dev/null)" = "$now" ] && continue
    # in a file in memory: a password is no argument of any process
    printf '%s\n' "-h mosquitto" "-p 8883" "--cafile /mosquitto/certs/ca.pem" "-u admin" "-P $(cat "$passwords/admin")" \
        "-m {\"commands\":[{\"command\":\"setClientPassword\",\"username\":\"$user\",\"password\":\"$(cat "$passwords/$user")\"}]}" \
        > "$HOME/.config/mosquitto_rr"
    answer=$(mosquitto_rr -W 10 -q 1 -t '$CONTROL/dynamic-security/v1' -e '$CONTROL/dynamic-security/v1/response') || true
    case $user:$answer in
        simulator:*'"Client not found"'*)
            echo "there is no account simulator any more"
            continue
            ;;
    esac
    case $answer in
        *'"error"'* | '')
            echo "Mosquitto does not take the password of $user: ${answer:-no answer in 10 s}" >&2
            exit 1
            ;;
    esac
    printf '%s' "$now" > "$given/$user"
    echo "password of $user given"
done
