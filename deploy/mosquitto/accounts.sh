#!/bin/sh
# Makes the accounts that a new Mosquitto begins with, for its dynamic security plugin.
#
#   accounts.sh FILE < passwords
#
# FILE       dynamic-security.json; one that is there is left alone
# passwords  a line "user:password" for each of admin, acquisition, gateway, dashboard, bridge and
#            simulator; leave out whom you do not need. Accounts of devices come from the gateway.
#
# Who takes a client id takes the messages that wait for it: dashboard and bridge may use one each,
# tributary-dashboard-1 and bridge; "mosquitto_ctrl dynsec setClientId" gives them another. simulator
# plays all devices, each with a client id of its own: have it where no real device is, or none.
#
# Passwords are read from standard input, so that no process shows them, and stored as hashes.
set -eu
umask 077

file=${1:?"usage: accounts.sh FILE < passwords"}
if [ -s "$file" ]; then
    echo "$file is there already and is left alone" >&2
    exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/passwords"
# named, since it is no longer the default of Mosquitto 2.1
mosquitto_passwd -H sha512-pbkdf2 -U "$work/passwords"

clients() {
    separator=
    # user:$7$rounds$salt$hash
    while IFS=':' read -r user hashed; do
        case $user in
            admin | acquisition | gateway | dashboard | bridge | simulator) ;;
            *)
                echo "no account of the name \"$user\" is made here" >&2
                exit 1
                ;;
        esac
        IFS='$' read -r _ kind rounds salt hash <<EOF
$hashed
EOF
        [ "$kind" = 7 ] || { echo "mosquitto_passwd of Mosquitto 2 is needed" >&2; exit 1; }
        case $user in
            dashboard) client=',"clientid":"tributary-dashboard-1"' ;;
            bridge) client=',"clientid":"bridge"' ;;
            *) client= ;;
        esac
        printf '%s{"username":"%s"%s,"password":"%s","salt":"%s","iterations":%s,"roles":[{"rolename":"%s"}]}' \
            "$separator" "$user" "$client" "$hash" "$salt" "$rounds" "$user"
        separator=,
    done < "$work/passwords"
}

# role publish-filters subscribe-filters
role() {
    printf '{"rolename":"%s","acls":[' "$1"
    separator=
    set -f
    for topic in $2; do
        printf '%s{"acltype":"publishClientSend","topic":"%s","allow":true}' "$separator" "$topic"
        separator=,
    done
    # received is what may be subscribed to, whatever a session holds that was another's
    for topic in $3; do
        printf '%s{"acltype":"subscribePattern","topic":"%s","allow":true}' "$separator" "$topic"
        printf ',{"acltype":"publishClientReceive","topic":"%s","allow":true}' "$topic"
        separator=,
    done
    printf ']}'
}

control='$CONTROL/dynamic-security'
{
    printf '{"defaultACLAccess":{"publishClientSend":false,"publishClientReceive":false,"subscribe":false,"unsubscribe":true},"clients":['
    clients
    printf '],"roles":['
    role admin "$control/#" "$control/# \$SYS/#"
    printf ,
    role acquisition 'acquired/#' 'sense/# config/# test/# backlog/# replay/#'
    printf ,
    role gateway "cmnd/# preview/# backlog/# replay/# $control/v1" "acquired/# $control/v1/response"
    printf ,
    role dashboard '' 'preview/#'
    printf ,
    role bridge 'sense/# config/# test/#' 'cmnd/#'
    printf ,
    role simulator 'sense/# config/# test/#' 'cmnd/#'
    printf ']}\n'
} > "$work/accounts"
# from beside it, where a disk that is full or a stop leaves no half of it
cp "$work/accounts" "$file.new"
mv "$file.new" "$file"
