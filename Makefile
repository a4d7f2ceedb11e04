# Tradewind: set up, check, test and show. `make` lists the targets.
# Needs Python 3.11 or later and make; everything else goes into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check
PYTEST := $(BIN)/pytest
WORKERS ?= 2
IN_PARALLEL := -n $(WORKERS) --dist worksteal
DEMO := demo-project
LAST_DAY := 2026-06-30
QUIET_COMPANY := A0000002
CODE := src tests tools benchmarks

# Tests start hundreds of processes, each of which would compile all sources anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check lint types layers unit property e2e docs-check docs bench bench-matching bench-backtest lock clean

help: ## List the targets
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "%-22s %s\n", $$1, $$2}'

demo: $(VENV)/runtime.stamp ## Make a simulated market, score it, show the ranking and one receipt
	@if [ -f $(DEMO)/tradewind.yaml ]; then \
	  echo "==> $(DEMO)/ is there and stays as it is; take it away to start anew"; \
	else echo "==> Simulating a market in $(DEMO)/" && $(BIN)/tradewind demo $(DEMO); fi
	@echo "==> Scoring it, as of its last day"
	@$(BIN)/tradewind score --project $(DEMO) --as-of $(LAST_DAY)
	@echo "==> The 15 best accounts (simulated)"
	@$(BIN)/tradewind list --project $(DEMO) --top 15
	@echo "==> Why $(QUIET_COMPANY) has its score (simulated)"
	@$(BIN)/tradewind explain $(QUIET_COMPANY) --project $(DEMO)
	@echo
	@echo "What to try next:"
	@echo "  source $(BIN)/activate && cd $(DEMO)"
	@echo "  tradewind explain A0000001        an eager company that ranks lower: why?"
	@echo "  edit scorecards/, then: tradewind check && tradewind score --as-of $(LAST_DAY)"
	@echo "  tradewind account A0000002        everything about one company on a page"
	@echo "  pip install 'tradewind[match]' && tradewind match    the account of every lead"
	@echo "  pip install 'tradewind[measure]' && tradewind backtest --report backtest.html   does it find who buys?"
	@echo "  tradewind sql                     the one statement that computes the scores"
	@echo "  tradewind init DIR --from FILE…   start from your own tables"

test: check ## Run everything that CI runs: check, and all tests
	$(PYTEST) $(IN_PARALLEL)

check: lint types layers ## Lint, format check, types, layer contract

lint: $(VENV)/dev.stamp ## Find lint and formatting problems
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev.stamp ## Check the types
	$(BIN)/mypy $(CODE)

layers: $(VENV)/dev.stamp ## Check that imports point down
	@$(BIN)/lint-imports --no-logo

unit: $(VENV)/dev.stamp ## Run the unit tests and the examples in docstrings
	$(PYTEST) $(IN_PARALLEL) tests/unit src tools

property: $(VENV)/dev.stamp ## Hold the compiled statement to the reference evaluator, all random cases
	TRADEWIND_PROPERTY_SHARE=100 $(PYTEST) $(IN_PARALLEL) tests/property

e2e: $(VENV)/dev.stamp ## Run the command line on whole projects
	$(PYTEST) $(IN_PARALLEL) tests/e2e

docs-check: $(VENV)/dev.stamp ## Run the documents' code, check links and reference pages
	$(PYTEST) $(IN_PARALLEL) tests/docs

docs: $(VENV)/dev.stamp ## Write the reference pages anew from the code
	$(BIN)/python tools/generate_reference.py

bench: $(VENV)/dev.stamp ## Measure speed and memory (some minutes)
	$(BIN)/python benchmarks/run.py

bench-matching: $(VENV)/dev.stamp ## Measure matching against other ways (real data: TRADEWIND_DATA)
	$(BIN)/python benchmarks/matching.py

bench-backtest: $(VENV)/dev.stamp ## Measure a backtest of 100,000 accounts at 12 dates (a minute or two)
	$(BIN)/python benchmarks/backtest.py

lock: ## Resolve all dependencies anew into requirements/, in an environment of its own
	@$(PYTHON) -m venv --clear build/lock
	@build/lock/bin/python -m pip install -qq --disable-pip-version-check packaging
	build/lock/bin/python tools/lock_requirements.py

clean: ## Remove .venv, caches and build results
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@echo "==> Making $(VENV)"
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Tradewind needs Python 3.11 or later. Name one: make PYTHON=/path/to/python3.11")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/runtime.stamp: pyproject.toml requirements/runtime.txt | $(BIN)/python
	@echo "==> Installing Tradewind and what it needs to run"
	@$(PIP) -c requirements/runtime.txt hatchling editables
	@$(PIP) -c requirements/runtime.txt --no-build-isolation -e .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/runtime.stamp
	@echo "==> Installing what the tests need"
	@$(PIP) -c requirements/dev.txt --no-build-isolation -e '.[dev]'
	@touch $@
