#!/bin/sh
# Run every check, then say which failed. `sh alat/periksa.sh` needs what `make siap` fetches.
cd "$(dirname "$0")/.." || exit 1
PY=.venv/bin/python
gagal=""

periksa() {
    nama=$1
    shift
    echo "== $nama"
    "$@" || gagal="$gagal\n   $nama"
}

# Settings as on a server; no database is touched and no developer's .env is read over them.
seperti_produksi() {
    env DEBUG=0 SECRET_KEY="$($PY -c 'import secrets; print(secrets.token_urlsafe(50))')" \
        ALLOWED_HOSTS=petarb.contoh.invalid DATABASE_URL=sqlite://:memory: EMAIL_URL=consolemail:// \
        ALAMAT_SITUS=https://petarb.contoh.invalid \
        SECURE_SSL_REDIRECT=1 SESSION_COOKIE_SECURE=1 CSRF_COOKIE_SECURE=1 SECURE_HSTS_SECONDS=31536000 \
        STATIC_ROOT=staticfiles LOG_LEVEL=WARNING "$@"
}

periksa "ruff check" $PY -m ruff check --output-format concise .
periksa "ruff format" $PY -m ruff format --check --output-format concise .
periksa "mypy" $PY -m mypy .
periksa "import-linter" .venv/bin/lint-imports
periksa "djlint lint" $PY -m djlint --lint --quiet templates
periksa "djlint format" $PY -m djlint --check --quiet templates
periksa "makemigrations" seperti_produksi $PY manage.py makemigrations --check --dry-run
periksa "check --deploy" seperti_produksi $PY manage.py check --deploy --fail-level WARNING

if [ -n "$gagal" ]; then
    printf "\nFailed checks:$gagal\nmake format mends what concerns form alone.\n"
    exit 1
fi
echo "All checks passed"
