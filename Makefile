# The commands of a developer; CI runs the same ones. Plain venv and pip.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PYTHONWARNINGS :=
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: lint test clean browser

# A stamp per set: an unchanged lock installs nothing.
$(VENV)/.runtime: lock/runtime.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet -r lock/runtime.txt
	$(BIN)/pip install --quiet --no-deps --editable .
	touch $@

$(VENV)/.test: lock/test.txt $(VENV)/.runtime
	$(BIN)/pip install --quiet -r lock/test.txt
	touch $@

browser:
	sh scripts/browser.sh

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: $(VENV)/.test browser
	$(BIN)/python -m pytest

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache test-artifacts
