#!/bin/sh
# Fetch what PetaRB needs. Each step is skipped while its lock has not changed, so a second run takes a moment.
set -eu
cd "$(dirname "$0")/.."
PY=.venv/bin/python

python_yang_cocok() {
    for calon in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$calon" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$calon"
            return
        fi
    done
    echo "PetaRB needs Python 3.11 or newer with its venv module (Debian: apt-get install python3-venv)." >&2
    exit 1
}

# A stamp holds what a step was done from; a moved folder counts as changed, since a venv knows its own path.
sidik() { { pwd; cat "$@"; } | cksum; }
sudah() { [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]; }

siapkan_python() {
    tanda=$(sidik requirements/dev.txt)
    if sudah .venv/.petarb "$tanda" && $PY -c '' 2>/dev/null; then return; fi
    python=$(python_yang_cocok)
    echo "Installing the Python packages of requirements/dev.txt"
    [ -x $PY ] && $PY -c '' 2>/dev/null || "$python" -m venv --clear .venv
    $PY -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/dev.txt
    echo "$tanda" > .venv/.petarb
}

siapkan_npm() {
    tanda=$(sidik package-lock.json package.json)
    if sudah node_modules/.petarb "$tanda"; then return; fi
    if ! { node --version && npm --version; } >/dev/null 2>&1; then
        echo "No node and npm on this machine: installing them in .venv"
        $PY -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/node.txt
        PATH="$PWD/.venv/bin:$PATH"
    fi
    echo "Installing the npm packages of package-lock.json"
    npm ci --silent
    echo "$tanda" > node_modules/.petarb
}

siapkan_env() {
    [ -f .env ] && return
    ( umask 077; printf 'DEBUG=1\nSECRET_KEY=%s\n' "$($PY -c 'import secrets; print(secrets.token_urlsafe(50))')" > .env )
    echo "Wrote .env for this machine (DEBUG=1 and a random SECRET_KEY)"
}

siapkan_python
siapkan_npm
# -W error: without libharfbuzz-subset0 WeasyPrint only warns, and the tests take a warning for an error.
$PY -W error -c 'import weasyprint' 2>/dev/null ||
    sh alat/paket_sistem.sh "$PY -W error -c 'import weasyprint'" libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
siapkan_env
