#!/bin/sh
# Usage: paket_sistem.sh COMMAND PACKAGE…  Install the Debian packages unless the shell command COMMAND succeeds.
set -eu
cek=$1
shift

ada() { sh -c "$cek" >/dev/null 2>&1; }

ada && exit 0
perintah="apt-get install -y --no-install-recommends $*"
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    echo "Installing from Debian: $*"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $perintah -qq >/dev/null
    ada && exit 0
    echo "Still not working after the installation: $cek" >&2
    exit 1
fi
echo "Missing on this machine: $*" >&2
echo "Have root run: $perintah" >&2
exit 1
