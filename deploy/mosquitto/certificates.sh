#!/bin/sh
# Makes the certificate authority of a site, and the certificate of its broker.
#
#   certificates.sh FOLDER HOST...          the authority where there is none, and the broker's
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

if [ ! -f ca-key.pem ]; then
    openssl req -x509 -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc \
        -keyout ca-key.pem -out ca.pem -days 3652 -subj "/CN=Tributary MQTT" \
        -addext "basicConstraints=critical,CA:TRUE" -addext "keyUsage=critical,keyCertSign,cRLSign" 2> /dev/null
fi

# name common-name extensions
issue() {
    openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc \
        -keyout "$1-key.pem.new" -out "$1.csr" -subj "/CN=$2" 2> /dev/null
    printf 'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\n%s\n' "$3" > "$1.ext"
    openssl x509 -req -in "$1.csr" -CA ca.pem -CAkey ca-key.pem -days 396 -extfile "$1.ext" \
        -out "$1.pem.new" 2> /dev/null
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
        *[!0-9.]*) hosts="$hosts,DNS:$host" ;;
        *) hosts="$hosts,IP:$host" ;;
    esac
done
issue server "$first" "extendedKeyUsage=serverAuth
subjectAltName=${hosts#,}"
