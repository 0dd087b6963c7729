# The same words by hand and in CI. `make briefing` and `make test` are all a newcomer needs.
PYTHON ?= python3
BIN := .venv/bin
CODE := flows tasks tests
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps

.PHONY: help briefing test check fmt types quality bench locale sample screenshots build lock clean

help:
	@echo "make briefing   set up, then write the briefing of seeds/ and say where the page is"
	@echo "make test       run every test"
	@echo "make check      lint, format, types and the arrows between the rooms"
	@echo "make fmt        mend what the linter and the formatter can mend"
	@echo "make quality    measure on labelled data (MUJAZ_EVAL says where it lies)"
	@echo "make bench      print what the work costs"
	@echo "make locale     compile the interface languages and say what is not translated"
	@echo "make sample     write docs/sample anew"
	@echo "make screenshots  the same, and the pictures in README (needs chromium)"
	@echo "make build      build the wheel"
	@echo "make lock       resolve the dependencies anew"

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info < (3, 14) else "Mujaz needs Python 3.11, 3.12 or 3.13; this is %s. Name another: make PYTHON=python3.12" % sys.version.split()[0])'
	$(PYTHON) -m venv .venv

.venv/.run: requirements.lock pyproject.toml | .venv/bin/python
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q flows tasks  # where Python keeps no bytecode of its own, every start would compile anew
	@touch $@

.venv/.dev: requirements-dev.lock .venv/.run
	$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

briefing: .venv/.run
	@$(BIN)/mujaz run --engine plain

# a worker a core, each with whole files in the order of the folders: what takes longest (browser/, flows/) begins first
test: .venv/.dev
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

check: .venv/.dev
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/test_architecture.py

fmt: .venv/.dev
	$(BIN)/ruff check --fix-only --quiet $(CODE)
	$(BIN)/ruff format $(CODE)

types: .venv/.dev
	$(BIN)/mypy

quality: .venv/.dev
	$(BIN)/python tests/quality/gate.py
	$(BIN)/python tests/quality/crossings.py

bench: .venv/.dev
	$(BIN)/python tests/bench/run.py
	$(BIN)/python tests/bench/grouping.py "$${MUJAZ_EVAL:-../shared/eval}/stream" 1000 4000
	$(BIN)/python tests/bench/across.py "$${MUJAZ_EVAL:-../shared/eval}"
	$(BIN)/python tests/bench/feeds.py
	$(BIN)/python tests/bench/following.py
	$(BIN)/python tests/bench/fetching.py
	$(BIN)/python tests/bench/chain.py
	$(BIN)/python tests/bench/graphs.py
	$(BIN)/python tests/bench/archive.py

locale: .venv/.run
	$(BIN)/python -m tasks.render.locale

sample: .venv/.run
	@rm -rf .sample docs/sample && mkdir .sample && cp -r seeds .sample/
	$(BIN)/mujaz run --engine plain --quiet --date 2026-11-22 --workspace .sample
	@mv .sample/reports docs/sample && rm -rf .sample

SHOT = chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --virtual-time-budget=4000 \
	--user-data-dir="$$(mktemp -d)"
screenshots: sample
	@$(SHOT) --window-size=1100,1500 --screenshot=docs/briefing.png "file://$(CURDIR)/docs/sample/daily/2026-11-22.html" 2>/dev/null
	@$(SHOT) --window-size=900,900 --screenshot=docs/search.png "file://$(CURDIR)/docs/sample/search.html#q=روسيا" 2>/dev/null

build: .venv/.dev
	$(BIN)/python -m hatchling build

lock:
	$(PYTHON) -m venv .lock-venv
	.lock-venv/bin/python -m pip install --quiet --disable-pip-version-check uv
	.lock-venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras \
		--no-header --no-annotate --no-emit-index-url --extra build pyproject.toml -o requirements.lock
	.lock-venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras \
		--no-header --no-annotate --no-emit-index-url --extra build --extra dev -c requirements.lock \
		pyproject.toml -o requirements-dev.lock

clean:
	rm -rf .venv .lock-venv .mypy_cache .ruff_cache .pytest_cache dist
