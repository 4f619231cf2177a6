# The commands of a developer; CI runs the same ones. Plain venv and pip.
#   make demo PORT=8000 PROFILE=cpu        PYTHON=python3.12 chooses the interpreter
VENV := .venv
BIN := $(VENV)/bin
DISPLAYED := $(or $(DISPLAY),$(WAYLAND_DISPLAY),$(filter Darwin,$(shell uname)))
export PYTHONWARNINGS :=
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHON

.DEFAULT_GOAL := help
.PHONY: help demo test lint bench web lock clean runtime tools browser node

help: ## list the commands
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/make \1|\2/p' Makefile | while IFS='|' read -r what does; do \
		printf '%-12s %s\n' "$$what" "$$does"; done

demo: runtime ## install once, start everything, open the page; PORT=8000, PROFILE=laptop|cpu|gpu
	@$(BIN)/vitrine up $(if $(PORT),--port $(PORT)) $(if $(PROFILE),--profile $(PROFILE)) $(if $(DISPLAYED),--open)

test: tools browser node ## every test
	$(BIN)/python -m pytest

lint: tools ## style, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: runtime ## measure the figures of this machine
	@$(BIN)/vitrine bench

web: ## build ui/web/dist anew; needs Node
	@sh scripts/node.sh 1
	npm --prefix ui/web run build

lock: ## resolve lock/*.txt anew with Python 3.11, 3.12 and 3.13; UPGRADE=1 takes the newest versions
	@python3 scripts/lock.py $(if $(UPGRADE),--upgrade)

clean: ## remove what the other commands made
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache test-artifacts bench/results

runtime:
	@sh scripts/venv.sh runtime

tools:
	@sh scripts/venv.sh runtime test

browser:
	@sh scripts/browser.sh

node:
	@sh scripts/node.sh
