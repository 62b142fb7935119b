# Each target works alone on a fresh Debian 12 with python3, pip and make: it sets up what it needs.
# A second run costs nothing.  Nothing outside this folder changes, but for Qt's system libraries,
# which are installed for root and named for everybody else.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready .venv/.libraries

export UV_PYTHON_DOWNLOADS := never
# a firm's own certificate is in the system's store, where pip finds it too
export UV_SYSTEM_CERTS := true
# the tests start the program many times: what is compiled once is read by all who come later
unexport PYTHONDONTWRITEBYTECODE

.PHONY: setup run test bench lint style format screenshots clean
.NOTPARALLEL:

setup: $(READY)

run: $(READY)
	$(BIN)/python main.py run --demo --devices simulated

# the types are checked beside the tests: mypy has use for one processor only
test: style
	@mkdir -p build
	@$(BIN)/mypy > build/types.txt & types=$$!; \
	$(BIN)/python -m pytest -n 2 --dist worksteal -p tests.support.ratchet; tests=$$?; \
	wait $$types; types=$$?; cat build/types.txt; exit $$(( tests | types ))

bench: $(READY)
	$(BIN)/python -m tests.benchmarks

lint: style
	$(BIN)/mypy

style: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

screenshots: $(READY)
	$(BIN)/python -m tests.screens build/screens

clean:
	rm -rf build .venv .tools .mypy_cache .ruff_cache .pytest_cache .hypothesis \
	    .import_linter_cache
	find app hardware tests ui -name __pycache__ -prune -exec rm -rf {} +

.tools/bin/uv:
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --upgrade --target .tools "uv>=0.13,<1"

.venv/.ready: requirements.lock | .tools/bin/uv
	.tools/bin/uv venv --quiet --allow-existing --python "$$(command -v $(PYTHON))" .venv
	.tools/bin/uv pip sync --quiet --require-hashes --python $(BIN)/python requirements.lock
	touch $@

.venv/.libraries: .ci/system_libraries.py | .venv/.ready
	$(PYTHON) .ci/system_libraries.py
	touch $@
