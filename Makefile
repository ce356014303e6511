# The contributor's guide in one file: `make help` lists what there is. CI calls `make test` and nothing else.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := bash
.SHELLFLAGS := -euo pipefail -c

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TRAIN_VENV := .venv-train
PIP_FLAGS := --quiet --disable-pip-version-check --no-input --no-deps
REQ := requirements
WORKERS ?= 2

export PIP_ROOT_USER_ACTION := ignore

.PHONY: help setup run test check quality train bench fuzz docs lock clean

help: ## This list
	@grep -hE '^[a-z]+:.*##' $(firstword $(MAKEFILE_LIST)) | sed -E 's/:[^#]*## */\t/' | while IFS=$$'\t' read -r name what; do printf '  make %-9s %s\n' "$$name" "$$what"; done

$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "copydesk: no $(PYTHON) here; install Python 3.11 or newer, or say make PYTHON=/path/to/python3" >&2; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "copydesk: $(PYTHON) is older than 3.11; say make PYTHON=/path/to/python3.11" >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "copydesk: $(PYTHON) cannot make an environment; on Debian: apt-get install python3-venv" >&2; exit 2; }

# A stamp is newer than the lock files that it was made from, or its rule runs again. The project itself is installed in
# place (editable), so that an edited source file needs no new set-up.
$(VENV)/.runtime: $(REQ)/build.txt $(REQ)/runtime.txt pyproject.toml | $(VENV)/bin/python
	@echo "setting up $(VENV) (locked packages, checked by hash)"
	@$(BIN)/python -m pip install $(PIP_FLAGS) --require-hashes -r $(REQ)/build.txt -r $(REQ)/runtime.txt
	@$(BIN)/python -m pip install $(PIP_FLAGS) --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: $(REQ)/test.txt $(VENV)/.runtime
	@echo "adding what the tests need"
	@$(BIN)/python -m pip install $(PIP_FLAGS) --require-hashes -r $(REQ)/test.txt
	@touch $@

# A site's pages are tested in Debian's Chromium: installed here where that may be done, else those tests skip and say so.
$(VENV)/.browser: | $(VENV)/bin/python
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && echo "adding Chromium, for the tests of a site" \
	  && apt-get -qq -o Acquire::Retries=0 -o Acquire::http::Timeout=20 update >/dev/null 2>&1 && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends chromium fonts-noto-cjk >/dev/null 2>&1; } \
	  || echo "no Chromium here (apt-get install chromium): the tests of a site in a browser will skip"
	@touch $@

# The snippets for Neovim are tested in Debian's, in the same way.
$(VENV)/.neovim: $(VENV)/.browser
	@command -v nvim >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && echo "adding Neovim, for the tests of its snippets" \
	  && apt-get -qq -o Acquire::Retries=0 -o Acquire::http::Timeout=20 update >/dev/null 2>&1 && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends neovim >/dev/null 2>&1; } \
	  || echo "no Neovim here (apt-get install neovim): the tests of its snippets will skip"
	@touch $@

# Training alone needs torch. Its pin has no hash: the same version is built apart for each kind of machine, and which of
# the builds comes depends on the index that pip is set up with. Everything else is locked.
$(TRAIN_VENV)/.train: $(REQ)/build.txt $(REQ)/runtime.txt $(REQ)/train.txt $(REQ)/torch.txt pyproject.toml
	@$(PYTHON) -m venv $(TRAIN_VENV)
	@$(TRAIN_VENV)/bin/python -m pip install $(PIP_FLAGS) --require-hashes -r $(REQ)/build.txt -r $(REQ)/runtime.txt -r $(REQ)/train.txt
	@$(TRAIN_VENV)/bin/python -m pip install $(PIP_FLAGS) -r $(REQ)/torch.txt
	@$(TRAIN_VENV)/bin/python -m pip install $(PIP_FLAGS) --no-build-isolation --editable .
	@touch $@

setup: $(VENV)/.runtime ## An environment in .venv with the command in .venv/bin/copydesk

run: setup ## The sample newsroom, end to end; STORY=path does it with a file of yours
	@PATH="$(CURDIR)/$(BIN):$$PATH" bash sample/session.sh

check: $(VENV)/.test ## ruff and mypy
	@$(BIN)/ruff check .
	@$(BIN)/mypy

test: $(VENV)/.test $(VENV)/.browser $(VENV)/.neovim check ## Everything that must hold: ruff, mypy, every test
	@$(BIN)/python -m pytest -n $(WORKERS)

quality: $(VENV)/.test ## Score the reader on the gold stories, the checks on printed mistakes; fails below a pinned floor
	@$(BIN)/python -m quality.run $(ARGS)

train: $(TRAIN_VENV)/.train ## Rebuild the reader's weights from the corpus (hours on two cores, minutes on a graphics processor)
	@$(TRAIN_VENV)/bin/python training/train.py $(ARGS)

# Speed beside another pipeline, and a fuzzer: neither is any business of the environment that runs or tests.
BENCH_VENV := .venv-bench
$(BENCH_VENV)/.bench: $(REQ)/build.txt $(REQ)/runtime.txt $(REQ)/bench.txt pyproject.toml
	@$(PYTHON) -m venv $(BENCH_VENV) && echo '*' > $(BENCH_VENV)/.gitignore
	@$(BENCH_VENV)/bin/python -m pip install $(PIP_FLAGS) --require-hashes -r $(REQ)/build.txt -r $(REQ)/runtime.txt -r $(REQ)/bench.txt
	@$(BENCH_VENV)/bin/python -m pip install $(PIP_FLAGS) --no-build-isolation --editable .
	@touch $@

bench: $(BENCH_VENV)/.bench ## Speed and memory beside spaCy's small pipeline, added to bench/RESULTS.md (ARGS=--long: 100,000 briefs)
	@$(BENCH_VENV)/bin/python -m bench.run $(ARGS)

fuzz: $(BENCH_VENV)/.bench ## Throw damaged input at every part for a while; ARGS="--minutes 30"
	@$(BENCH_VENV)/bin/python -m bench.fuzz $(ARGS)

docs: setup ## Write the pages that are made from the vocabulary and the rules
	@$(BIN)/python docs/generate.py $(ARGS)

lock: ## Write the lock files anew from requirements/*.in
	@$(PYTHON) -m venv .venv-lock && .venv-lock/bin/python -m pip install --quiet uv
	@UV=.venv-lock/bin/uv $(REQ)/lock.sh $(ARGS)
	@rm -rf .venv-lock

clean: ## Remove everything that make has made
	rm -rf $(VENV) $(TRAIN_VENV) .venv-bench .venv-lock bench/finds out build src/*.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
