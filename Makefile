# `make run` serves the dashboard, `make test` checks everything; both set themselves up.
PYTHON ?= python3
PORT ?= 8501
VENV := .venv
PY := $(VENV)/bin/python
DATA ?= data
# Python keeps what it has compiled, as on any office machine: a start needs half of the time.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run test lint sample bench lock clean
help:            ## list the commands
	@grep -E '^[a-z]+: *.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## */\t/'

$(VENV)/runtime: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Cần Python 3.11 trở lên (Python 3.11 or newer is needed)")'
	test -x $(PY) || $(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/development: requirements-dev.txt $(VENV)/runtime
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

# The sample holds planted errors, as real folders do: loading it ends with 1, and what counts is a published warehouse.
$(DATA)/warehouse/CURRENT: | $(VENV)/runtime
	@echo "Chưa có kho số liệu: đang nạp bộ số liệu mô phỏng…"
	@$(PY) -m etl load --data $(DATA) data/sample/workbooks >/dev/null || test -f $@

run: $(VENV)/runtime | $(DATA)/warehouse/CURRENT   ## serve the dashboard on http://localhost:8501 (PORT=…, DATA=…)
	@echo "Bảng điều khiển: http://localhost:$(PORT)   (dừng: Ctrl+C)"
	@DASHBOARD_DATA=$(DATA) $(PY) -m streamlit run dashboard.py --server.port $(PORT)

lint: $(VENV)/development   ## style and types
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

test: lint   ## style, types and every test
	$(PY) -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

sample: $(VENV)/development   ## write the synthetic workbooks again
	$(PY) data/sample/generate.py

# Every module of benchmarks/ is one; packages below it hold what they measure with.
BENCHMARKS = $(filter-out __init__,$(notdir $(basename $(wildcard benchmarks/*.py))))
bench: $(VENV)/development   ## measure speed and memory (ratios, side by side)
	@missed=; for name in $(BENCHMARKS); do \
		echo "== $$name"; $(PY) -m benchmarks.$$name || missed="$$missed $$name"; \
	done; test -z "$$missed" || { echo "missed:$$missed"; exit 1; }

lock:            ## pin the tested versions again (needs uv)
	uv pip compile --universal --python-version 3.11 --no-emit-index-url --no-annotate --custom-compile-command "make lock" pyproject.toml -o requirements.txt
	uv pip compile --universal --python-version 3.11 --no-emit-index-url --no-annotate --custom-compile-command "make lock" --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt

clean:           ## remove the environment and caches (never received files)
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
