# Two commands are all a newcomer needs: `make demo` and `make test`.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.synced
export PYTHONUTF8 := 1
# Start-up is twice as fast with compiled modules kept.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test env check docs lock bench clean

env: $(STAMP)

$(STAMP): requirements/dev.txt requirements/base.txt pyproject.toml
	@test -x $(BIN)/python || { command -v $(PYTHON) >/dev/null 2>&1 && $(PYTHON) -m venv $(VENV) || python3 -m venv $(VENV); }
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { echo "Python 3.11 is needed; set PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(BIN)/python -m uv --version >/dev/null 2>&1 || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/python -m uv pip sync --quiet --compile-bytecode --python $(BIN)/python requirements/dev.txt
	@$(BIN)/python -m uv pip install --quiet --python $(BIN)/python --no-deps -e .
	@touch $(STAMP)

# Loads the reference province, computes, writes the report into out/, serves http://127.0.0.1:8138 (SERVE=0: files only).
demo: env
	@TONGKET_DEMO=1 $(BIN)/tongket demo $(if $(filter 0,$(SERVE)),--no-serve,)

check: env
	$(BIN)/ruff check .
	$(BIN)/mypy tongket/core
	PYTHONPATH=. $(BIN)/lint-imports
	$(BIN)/deptry .

# The whole suite on SQLite, what touches the database once more on PostgreSQL.
test: env check
	$(BIN)/python tools/run_tests.py $(PYTEST_ARGS)

docs: env
	$(BIN)/python -m tongket.entry.docs

bench: env
	@for name in load cube report clocks receipts lists; do echo "== $$name"; $(BIN)/python -m benchmarks.$$name || exit 1; done

lock: env
	$(BIN)/uv pip compile --quiet --generate-hashes --no-annotate --no-header --no-emit-index-url pyproject.toml -o requirements/base.txt
	$(BIN)/uv pip compile --quiet --generate-hashes --no-annotate --no-header --no-emit-index-url --extra dev pyproject.toml -o requirements/dev.txt

clean:
	rm -rf $(VENV) var out build *.egg-info
