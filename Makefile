# One virtual environment, .venv; `make help` lists the targets.
.POSIX:
SHELL = /bin/sh

# The first of these that is Python 3.11 to 3.14 and can make a virtual environment.
PYTHON ?= $(shell for name in python3.11 python3.12 python3.13 python3.14 python3; do \
	"$$name" -c 'import sys, ensurepip, venv; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' \
	2>/dev/null && { echo "$$name"; break; }; done)
ARGS =
# The many programs that the tests start need not compile what another one did.
export PYTHONDONTWRITEBYTECODE =
BIN = .venv/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check install --quiet
LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-annotate --no-strip-extras --custom-compile-command "make lock" pyproject.toml

.PHONY: help demo test coverage screenshots lint format bench messages lock clean chromium

help: ## list the targets
	@sed -n 's/^\([a-z]*\):[^#]*## /\1: /p' Makefile | while IFS=: read -r name text; \
		do printf '  make %-12s%s\n' "$$name" "$$text"; done

# At Ctrl+C the demo ends by itself; the shell outlives it, or make may miss its end and say so.
demo: .venv/run.stamp ## the playground in a browser, no token needed (ARGS=--terminal)
	@trap 'sleep 1' INT; $(BIN)/python -m bot demo $(ARGS) || [ $$? -eq 130 ]

test: .venv/dev.stamp chromium ## the whole suite (ARGS="-k amounts")
	$(BIN)/pytest -n auto --dist worksteal --durations=10 $(ARGS)

coverage: .venv/dev.stamp chromium ## the same, and the lines that it never ran
	$(BIN)/pytest -n auto --dist worksteal --cov --cov-report=term-missing $(ARGS)

screenshots: .venv/dev.stamp chromium ## the pictures of the page in docs/pictures
	$(BIN)/python -m tests.browser.screenshots

lint: .venv/dev.stamp ## style, types, layers and catalogues
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest -q tests/test_catalogues.py

format: .venv/dev.stamp ## format, and mend what can be mended
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/dev.stamp chromium ## how much it bears
	$(BIN)/python -m tests.bench $(ARGS)

messages: .venv/dev.stamp ## bring the catalogues up to the source
	$(BIN)/pybabel -q extract -F pyproject.toml -o locales/bot.pot --project maillon \
		--add-location=file --sort-output --width=100 bot handlers storage
	$(BIN)/pybabel -q update -i locales/bot.pot -d locales -D bot --width=100 \
		--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date

lock: .venv/dev.stamp ## pin the dependencies anew (ARGS=--upgrade)
	$(LOCK) $(ARGS) -o requirements.txt
	$(LOCK) $(ARGS) --extra dev --constraints requirements.txt -o requirements-dev.txt

clean: ## remove what was made, the virtual environment too
	rm -rf .venv build *.egg-info .coverage* .hypothesis .mypy_cache .pytest_cache .ruff_cache

chromium:
	@sh tests/browser/chromium.sh --install >/dev/null

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 to 3.14, with venv, is needed" >&2; exit 1; }
	"$(PYTHON)" -m venv .venv

.venv/run.stamp: .venv/bin/python requirements.txt pyproject.toml
	@echo "Installing into .venv (a minute the first time)"
	@$(PIP) --require-hashes -r requirements.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.stamp: .venv/run.stamp requirements-dev.txt
	@echo "Installing the tools into .venv"
	@$(PIP) --require-hashes -r requirements-dev.txt
	@touch $@
