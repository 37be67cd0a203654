#!/bin/sh
# Lock again what pyproject.toml asks for, with hashes and for every platform; ARG="--upgrade" takes newer versions.
set -eu
cd "$(dirname "$0")/.."
sementara=$(mktemp -d)
trap 'rm -rf "$sementara"' EXIT

python3 -m venv "$sementara"
"$sementara/bin/pip" install -qq --disable-pip-version-check uv

kunci() {
    hasil=$1
    shift
    "$sementara/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
        --custom-compile-command "make kunci" -o "requirements/$hasil" "$@"
}

kunci dev.txt --extra dev "$@" pyproject.toml
kunci postgres.txt --group pyproject.toml:postgres "$@"
kunci node.txt --group pyproject.toml:node "$@"
