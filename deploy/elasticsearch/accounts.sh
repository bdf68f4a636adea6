#!/bin/sh
# Makes the roles and accounts of the services in an Elasticsearch cluster with security.
#
#   accounts.sh URL CA < passwords
#
# URL        such as https://elasticsearch.example:9200
# CA         the authority of its certificate, as PEM
# passwords  a line "user:password" for who may manage security, such as elastic; then one for each
#            account: streaming-consumer, dashboard-service, reconciliation. Letters, digits and ._~- only.
#
# May be run again at any time: roles and passwords are then as they stand here. Passwords are read
# from standard input and handed to curl the same way, so that no process shows them.
set -eu
umask 077

url=${1:?"usage: accounts.sh URL CA < passwords"}
ca=${2:?"usage: accounts.sh URL CA < passwords"}
roles=$(dirname "$0")/roles
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# user password, which end up inside quotes
check() {
    case $1$2 in
        *[!A-Za-z0-9._~-]* | '')
            echo "a line is to be user:password, of letters, digits and ._~- only" >&2
            exit 1
            ;;
    esac
}

# path file
put() {
    answer=$(printf 'user = "%s:%s"\n' "$administrator" "$secret" |
        curl --config - --silent --show-error --cacert "$ca" --request PUT \
            --header 'Content-Type: application/json' --data "@$2" \
            --output "$work/answer" --write-out '%{http_code}' "$url$1")
    case $answer in
        2??) echo "$1: done" ;;
        *)
            echo "$1: Elasticsearch answers $answer: $(cat "$work/answer")" >&2
            exit 1
            ;;
    esac
}

IFS=: read -r administrator secret
check "$administrator" "$secret"
while IFS=: read -r user password; do
    check "$user" "$password"
    if [ ! -f "$roles/$user.json" ]; then
        echo "there is no role $roles/$user.json" >&2
        exit 1
    fi
    put "/_security/role/$user" "$roles/$user.json"
    printf '{"password":"%s","roles":["%s"]}' "$password" "$user" > "$work/user"
    put "/_security/user/$user" "$work/user"
done
