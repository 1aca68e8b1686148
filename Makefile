# The front door. `make demo` and `make test` set up what they need; everything stays inside this folder.
PYTHON ?= python3
VENV ?= .venv
SHARED ?= ../shared
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready

.PHONY: help demo test check accuracy bench serve clean

help:
	@echo "make demo      set up, read the sample articles, write brief.html, print the brief"
	@echo "make test      set up, check and test everything"
	@echo "make serve     open the workbench on the sample case"
	@echo "make accuracy  score the coder (SHARED=folder with the public corpora)"
	@echo "make bench     measure speed"

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "detente needs Python 3.11 or newer")'
	@echo "Setting up in $(VENV); the first time this takes a minute or two."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --editable '.[web]'
	@touch $@

$(VENV)/.ready-test: $(STAMP)
	@echo "Setting up what the tests need."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --editable '.[test]'
	@touch $@

demo: $(STAMP)
	$(BIN)/detente read examples/korea --case demo.case
	$(BIN)/detente brief demo.case --between USA PRK --as-of 2019-05-31 -o brief.html
	@echo "The brief is in brief.html; the case is in demo.case."

test: $(VENV)/.ready-test check
	$(BIN)/python -m pytest -n auto

check: $(VENV)/.ready-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

accuracy: $(VENV)/.ready-test
	$(BIN)/python -m detente.evaluation --shared $(SHARED) --write docs/reference/accuracy.md

bench: $(VENV)/.ready-test
	$(BIN)/python -m benchmarks

serve: $(STAMP)
	test -f demo.case || $(BIN)/detente read examples/korea --case demo.case
	$(BIN)/detente serve demo.case

clean:
	rm -rf $(VENV) demo.case demo.case-* brief.html
