# The habits of this project. Needs make and a Python of 3.11 or later; everything else is fetched,
# by hash, into .venv of the checkout at the first use.
#
#   make demo                 the whole system, living through a campaign; Ctrl-C stops it
#   make demo ARGS=--exit     the same, ending by itself
#   make test                 the whole suite, shared by three workers; WORKERS=0 for one process
#   make test ARGS="-k clock" part of it, in one process unless WORKERS says how many

PYTHON ?= python3
ARGS ?=
# A worker has servers of its own: worth it for the whole suite, not for a part. Three on two cores:
# two left them idle for nearly a third of the time, a fourth gains nothing.
WORKERS ?= $(if $(strip $(ARGS)),0,3)
PYTEST = $(BIN)/pytest -n $(WORKERS)
BIN := .venv/bin
READY := .venv/.ready
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url --no-emit-find-links --no-annotate
EXTRAS := ledger notifier reporting provision embedded

.PHONY: help demo test test-containers test-compose soak check fix bench docs lock clean

help:
	@sed -n 's/^#  //p' Makefile
	@echo "   make test | check | fix | bench | soak | docs | lock | test-containers | test-compose | clean"

demo: $(READY)
	@$(BIN)/taizhang demo $(ARGS)

test: $(READY)
	$(PYTEST) $(ARGS)

# All that touches a server, over servers of the official images; needs a container engine.
test-containers: $(READY)
	$(PYTEST) --servers=containers $(ARGS)

# Builds the images, starts them with compose and plays the lifecycle; needs a container engine.
test-compose: $(READY)
	$(BIN)/pytest tests/compose $(ARGS)

# Kills processes under load, round by round; about ten minutes: make soak ARGS="--rounds 50 --seed 7"
soak: $(READY)
	$(BIN)/python -m tests.system.soak $(ARGS)

check: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m contracts.schemas --check

fix: $(READY)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: $(READY)
	$(BIN)/python -m benchmarks $(ARGS)

docs: $(READY)
	$(BIN)/python -m contracts.schemas reference > docs/reference/events.md
	$(BIN)/python -m tests.docs.openapi
	$(BIN)/python -m tests.docs.configuration
	$(BIN)/python -m tests.docs.rooms

# Newer versions where the ranges of pyproject.toml allow: make lock ARGS=--upgrade
lock: $(READY)
	$(COMPILE) requirements/uv.in -o requirements/uv.txt $(ARGS)
	$(COMPILE) requirements/peers.in -o requirements/peers.txt $(ARGS)
	for extra in $(EXTRAS); do \
		$(COMPILE) pyproject.toml --extra $$extra -o requirements/$$extra.txt $(ARGS) || exit 1; \
	done
	$(COMPILE) pyproject.toml --extra embedded --group dev -o requirements/dev.txt $(ARGS)

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache

# The stamp is written last, so that an interrupted installation is done again.
$(READY): requirements/dev.txt requirements/uv.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or later is needed; name one with: make PYTHON=python3.12 ..." >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { rm -rf .venv; \
		echo "This Python cannot make a virtual environment. On Debian and Ubuntu install" >&2; \
		echo "python3-venv, or name another one with: make PYTHON=/path/to/python ..." >&2; exit 1; }
	@echo "Fetching the locked packages into .venv ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--require-hashes -r requirements/uv.txt
	$(BIN)/uv pip sync --python $(BIN)/python --compile-bytecode --require-hashes \
		requirements/dev.txt
	$(BIN)/uv pip install --python $(BIN)/python --quiet --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q contracts chassis services deploy
	@touch $@
