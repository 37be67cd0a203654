# PetaRB. `make run` starts it, `make test` tests it; both fetch what they need first.

.DEFAULT_GOAL := help
.PHONY: help siap run test test-sqlite test-postgres check format bench gambar kunci bersih

PORT ?= 8000
ARG ?=
PY := .venv/bin/python
PYTEST := $(PY) -m pytest

help: ## show these lines
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-22s %s\n", $$1, $$2 }'

siap: ## fetch what the application needs (Python and npm packages, native libraries, .env)
	@sh alat/siap.sh

run: siap ## start the application at http://127.0.0.1:8000 (PORT=… for another port)
	@$(PY) alat/siap_data.py
	@$(PY) alat/jalankan.py 127.0.0.1:$(PORT)

test: ## run every test on SQLite, then on PostgreSQL (ARG="-k …" goes to pytest)
	@hasil=0; \
	$(MAKE) --no-print-directory test-sqlite || hasil=1; \
	$(MAKE) --no-print-directory test-postgres || hasil=1; \
	exit $$hasil

test-sqlite: siap ## run every test on SQLite, those in the browser too
	@sh alat/paket_sistem.sh "command -v chromium" chromium
	@echo "== Tests on SQLite"
	@$(PYTEST) -n 2 $(ARG)

test-postgres: siap ## run the tests that meet a database (not those in the browser) on a PostgreSQL of their own
	@echo "== Tests on PostgreSQL"
	@$(PY) alat/dengan_postgres.py $(PYTEST) -n 2 -m "basis_data and not peramban" $(ARG) || \
	{ kode=$$?; [ $$kode -eq 5 ] && [ -n "$(ARG)" ] && echo "(ARG chose no test that meets a database)"; }

check: siap ## run every check: style, types, layers, templates, migrations, deployment
	@sh alat/periksa.sh

format: siap ## put code and templates in form
	@$(PY) -m ruff check --fix-only --quiet .
	@$(PY) -m ruff format .
	@$(PY) -m djlint --reformat --quiet templates || true

bench: siap ## measure speed and memory
	@$(PY) -m bench

gambar: siap ## take the pictures of README and user guide again (docs/gambar)
	@sh alat/paket_sistem.sh "command -v chromium" chromium
	@$(PY) -m alat.gambar

kunci: siap ## lock the versions again, with hashes (ARG="--upgrade" takes newer ones)
	@sh alat/kunci.sh $(ARG)

bersih: ## remove what `make` made: packages, caches, data of the developer's server
	@rm -rf .venv node_modules var staticfiles tests/hasil .hypothesis .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
