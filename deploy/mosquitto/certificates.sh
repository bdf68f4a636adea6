#!/bin/sh
# Makes the certificate authority of a site, and the certificate of its broker.
#
#   certificates.sh FOLDER HOST...          the authority where there is none, and the broker's;
#                                           HOST is a name or an address, also of IPv6
#   certificates.sh FOLDER --client NAME    a client's, whose common name is the account NAME
#
# FOLDER/ca.pem is for everybody who connects; everything else in it is for nobody else.
# The authority is valid for ten years, what it issues for 396 days: run it again before.
set -eu
umask 077

folder=${1:?"usage: certificates.sh FOLDER HOST... | FOLDER --client NAME"}
first=${2:?"usage: certificates.sh FOLDER HOST... | FOLDER --client NAME"}
shift
mkdir -p "$folder"
cd "$folder"

# arguments: openssl, which is heard only where it fails
run() {
    said=$(openssl "$@" 2>&1) || {
        echo "openssl $1 in $folder: $said" >&2
        exit 1
    }
}

# Each whole or not at all; where only the certificate is missing, it is made for the same key.
if [ ! -s ca-key.pem ]; then
    run genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out ca-key.pem.new
    rm -f ca.pem
    mv ca-key.pem.new ca-key.pem
fi
if [ ! -s ca.pem ]; then
    run req -x509 -new -key ca-key.pem -out ca.pem.new -days 3652 -subj "/CN=Tributary MQTT" \
        -addext "basicConstraints=critical,CA:TRUE" -addext "keyUsage=critical,keyCertSign,cRLSign"
    mv ca.pem.new ca.pem
fi

# name common-name extensions
issue() {
    run req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc \
        -keyout "$1-key.pem.new" -out "$1.csr" -subj "/CN=$2"
    printf 'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\n%s\n' "$3" > "$1.ext"
    run x509 -req -in "$1.csr" -CA ca.pem -CAkey ca-key.pem -days 396 -extfile "$1.ext" \
        -out "$1.pem.new"
    rm "$1.csr" "$1.ext"
    mv "$1-key.pem.new" "$1-key.pem"
    mv "$1.pem.new" "$1.pem"
}

if [ "$first" = --client ]; then
    name=${2:?"usage: certificates.sh FOLDER --client NAME"}
    issue "client-$name" "$name" 'extendedKeyUsage=clientAuth'
    exit
fi

hosts=
for host in "$@"; do
    case $host in
        '' | *[!A-Za-z0-9.:*_-]*)
            echo "\"$host\" is neither a name nor an address of a host" >&2
            exit 1
            ;;
        *:*) hosts="$hosts,IP:$host" ;;
        *[!0-9.]*) hosts="$hosts,DNS:$host" ;;
        *) hosts="$hosts,IP:$host" ;;
    esac
done
issue server "$first" "extendedKeyUsage=serverAuth
subjectAltName=${hosts#,}"
