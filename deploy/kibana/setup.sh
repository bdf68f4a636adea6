#!/bin/sh
# Gives Kibana its data views and the dashboard "Tributary"; may be run again at any time.
#
#   setup.sh URL USER PASSWORD [CA]
#
# URL       such as http://kibana:5601
# USER      who may save objects in Kibana, such as elastic
# PASSWORD  the file that holds that user's password
# CA        the authority of Kibana's certificate, as PEM, where the address is https
#
# Waits for Kibana for PATIENCE seconds (300). The password is handed to curl by standard input, so
# that no process shows it. Needs nothing but sh and curl, and writes no file.
set -eu

usage='usage: setup.sh URL USER PASSWORD [CA]'
url=${1:?"$usage"}
user=${2:?"$usage"}
secret=${3:?"$usage"}
ca=${4:-}
objects=$(dirname "$0")/tributary.ndjson
end=$(($(date +%s) + ${PATIENCE:-300}))

password=
IFS= read -r password < "$secret" || [ -n "$password" ] || {
    echo "$secret holds no password" >&2
    exit 1
}
case $user$password in
    *[\"\\]*)
        echo "neither quotes nor backslashes can be in the user's name and password" >&2
        exit 1
        ;;
esac

# What Kibana or curl says, and in a last line of its own the status; 000 where nobody answers.
import() {
    printf 'user = "%s:%s"\n' "$user" "$password" |
        curl --config - --silent --max-time 60 ${ca:+--cacert "$ca"} \
            --header 'kbn-xsrf: tributary' \
            --form "file=@$objects;filename=tributary.ndjson;type=application/ndjson" \
            --write-out '%{errormsg}\n%{http_code}' "$url/api/saved_objects/_import?overwrite=true" || true
}

while :; do
    answer=$(import)
    status=${answer##*
}
    says=${answer%
*}
    case $status in
        000 | 5??)
            if [ "$(date +%s)" -ge "$end" ]; then
                echo "Kibana at $url is not ready (status $status): $says. See its log, then run this again" >&2
                exit 1
            fi
            sleep 2
            ;;
        *) break ;;
    esac
done

case $status$answer in
    200*'"success":true'*)
        echo "Kibana has the data views and the dashboard: $url/app/dashboards#/view/tributary"
        ;;
    401* | 403*)
        echo "Kibana does not let $user save objects (status $status): is the password in $secret, does the user have the role kibana_admin or superuser?" >&2
        exit 1
        ;;
    *)
        echo "Kibana did not take the objects (status $status): $says" >&2
        exit 1
        ;;
esac
