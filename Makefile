# The commands of this repository. `make run` and `make test` set everything up by themselves.

PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
READY := $(VENV)/.ready

.PHONY: run test cover lint bench translations requirements clean

run: $(READY)
	@$(BIN)/python -m behov export
	@$(BIN)/python -m behov

test: $(READY) lint
	@$(BIN)/python -m pytest

cover: $(READY)
	@$(BIN)/python -m pytest --cov=behov --cov-report=term:skip-covered

lint: $(READY)
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache --no-logo

bench: $(READY)
	@$(BIN)/python -m bench $(SIZES)

# Collects new texts from the code and compiles nb and nn; the texts themselves are written in the .po files.
translations: $(READY)
	@$(BIN)/python -m tools.translations

# Pins what pyproject.toml asks for. Needs uv, and the network. Extras are kept: without them pip takes coverage[toml]
# for another package than the pinned coverage, and stops when a newer one has come.
requirements:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--no-annotate --no-strip-extras --group dev pyproject.toml -o requirements.txt

clean:
	rm -rf $(VENV)

# Bytecode is compiled whatever PYTHONDONTWRITEBYTECODE says: without it every start takes three times as long.
$(READY): requirements.txt pyproject.toml
	@echo "Setting up $(VENV) (once, half a minute) ..."
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes \
		--only-binary :all: -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --no-deps \
		--no-build-isolation --no-index -e .
	@env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m compileall -q -j 0 $(VENV) src
	@touch $@
