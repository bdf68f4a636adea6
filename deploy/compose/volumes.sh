#!/bin/sh
# Backs up and restores all volumes of the stack: secrets, sessions, journal, Kafka, Elasticsearch.
#
#   docker-compose stop && deploy/compose/volumes.sh backup FOLDER; docker-compose start
#   docker-compose down && deploy/compose/volumes.sh restore FOLDER && docker-compose up -d
#
# Run it in the folder of docker-compose.yml, with all containers stopped: what the stores hold then is
# of one moment. What devices send meanwhile waits on them. FOLDER holds every secret of the stack.
# A restore that was cut off is to be run again, before anything starts. COMPOSE_PROJECT_NAME and
# TRIBUTARY_VERSION are minded as by docker-compose, from the environment or .env.
set -eu
umask 077

usage="usage: volumes.sh backup|restore FOLDER"
action=${1:?"$usage"}
folder=${2:?"$usage"}

# name
dotenv() {
    sed -n "s/^$1=//p" .env 2> /dev/null | tail -n 1 | tr -d "\"'\r"
}
project=${COMPOSE_PROJECT_NAME:-$(dotenv COMPOSE_PROJECT_NAME)}
project=${project:-$(basename "$PWD" | tr 'A-Z' 'a-z' | tr -dc 'a-z0-9_-')}
version=${TRIBUTARY_VERSION:-$(dotenv TRIBUTARY_VERSION)}
image=tributary/tools:${version:-0.1.0-SNAPSHOT}

if [ -n "$(docker ps -q --filter "label=com.docker.compose.project=$project")" ]; then
    echo "containers of $project are running: docker-compose stop" >&2
    exit 1
fi

# run-options... -- tar-arguments...: as root, since each volume belongs to another user
tool() {
    docker run --rm --interactive --network none --read-only --user 0:0 --cap-drop ALL \
        --cap-add DAC_OVERRIDE --cap-add CHOWN --cap-add FOWNER "$@"
}

volumes=$(docker volume ls -q --filter "label=com.docker.compose.project=$project")

case $action in
    backup)
        if [ -z "$volumes" ]; then
            echo "there is no volume of $project: is this the folder of docker-compose.yml, or COMPOSE_PROJECT_NAME set?" >&2
            exit 1
        fi
        if ls "$folder"/*.tar > /dev/null 2>&1; then
            echo "there is a backup in $folder already: give this one a folder of its own" >&2
            exit 1
        fi
        mkdir -p "$folder"
        for volume in $volumes; do
            name=${volume#"${project}_"}
            echo "$name"
            tool --volume "$volume:/volume:ro" --entrypoint tar "$image" -C /volume --sparse -cf - . > "$folder/$name.tar.new"
        done
        # all or nothing: what was cut off is not restored
        for archive in "$folder"/*.tar.new; do
            mv "$archive" "${archive%.new}"
        done
        ;;
    restore)
        ls "$folder"/*.tar > /dev/null
        for archive in "$folder"/*.tar; do
            name=$(basename "$archive" .tar)
            volume=${project}_$name
            echo "$name"
            docker volume create --label "com.docker.compose.project=$project" \
                --label "com.docker.compose.volume=$name" "$volume" > /dev/null
            tool --volume "$volume:/volume" --entrypoint sh "$image" -c \
                'find /volume -mindepth 1 -delete && exec tar -C /volume --same-owner -xpf -' < "$archive"
        done
        for volume in $volumes; do
            name=${volume#"${project}_"}
            [ -e "$folder/$name.tar" ] || echo "$name is not in the backup, and left as it is" >&2
        done
        ;;
    *)
        echo "$usage" >&2
        exit 2
        ;;
esac
