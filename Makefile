# What people do with this project. `make help` lists it.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PORT ?= 8000
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
JOBS ?= auto
SOURCES := showcase product_pages stories events tests bench docs

.PHONY: help run test test-sqlite test-postgres journey fuzz lint format typecheck messages css bench screenshots requirements clean

help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'

# ---- the site ----
$(VENV)/run.stamp: requirements.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { echo "Install Python's venv first: apt-get install python3-venv"; exit 1; }
	@echo "Installing what the site runs on…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

run: $(VENV)/run.stamp ## install, migrate, load the sample content once, serve on http://127.0.0.1:8000/ (PORT= changes it)
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) start_here --port $(PORT)
	@exec deploy/serve $(BIN)/python $(PORT)

# ---- checks ----
$(VENV)/dev.stamp: requirements.txt requirements-dev.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { echo "Install Python's venv first: apt-get install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ $(VENV)/run.stamp

lint: $(VENV)/dev.stamp ## style, types, imports, templates, stylesheet, migrations
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/lint-imports
	$(BIN)/djlint --quiet --lint templates
	$(BIN)/python static/css/build.py --check
	$(MANAGE) check --fail-level WARNING
	$(MANAGE) makemigrations --check --dry-run
	$(MAKE) --no-print-directory typecheck

format: $(VENV)/dev.stamp ## put the code in its form
	$(BIN)/ruff check --fix --quiet $(SOURCES) || true
	$(BIN)/ruff format $(SOURCES)

typecheck: $(VENV)/dev.stamp ## types, by mypy
	$(BIN)/mypy

test: $(VENV)/dev.stamp ## everything, with a real browser; the database's part again on PostgreSQL
	@deploy/need chromium gettext postgresql redis npm java
	$(MAKE) --no-print-directory test-sqlite
	$(MAKE) --no-print-directory test-postgres

test-sqlite: $(VENV)/dev.stamp ## the whole suite on SQLite
	$(BIN)/python -m pytest -n $(JOBS) --dist loadscope --no-loadscope-reorder

test-postgres: $(VENV)/dev.stamp ## what depends on the database, on a PostgreSQL of its own
	deploy/with-postgres $(BIN)/python -m pytest -m database

journey: $(VENV)/dev.stamp ## of the tests only those of the desk in a real browser: a product and a fair through all hands
	@deploy/need chromium
	$(BIN)/python -m pytest tests/browser/desk

fuzz: $(VENV)/dev.stamp ## the property tests with examples that no run has seen
	HYPOTHESIS_PROFILE=new $(BIN)/python -m pytest -m hypothesis

# ---- upkeep ----
messages: $(VENV)/dev.stamp ## collect and compile the interface strings
	$(MANAGE) makemessages -l vi --no-obsolete --add-location=file -i $(VENV) -i var
	$(MANAGE) compilemessages -l vi -i $(VENV)

css: ## write static/css/site.css from its sources
	$(PYTHON) static/css/build.py

bench: $(VENV)/dev.stamp ## requests per second beside a bare Wagtail page
	$(BIN)/python -m bench

screenshots: $(VENV)/dev.stamp ## take the pictures of the README again
	@deploy/need chromium
	$(BIN)/python docs/screenshots.py

requirements: $(VENV)/dev.stamp ## pin what requirements*.in ask for, with hashes
	$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --strip-extras requirements.in
	$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --strip-extras requirements-dev.in

clean: ## remove what can be made again; the database and media stay
	rm -rf $(VENV) var/tests .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
