# make run | make test | make check: everything else is a part of these.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000
export PORT
export PYTHONDONTWRITEBYTECODE = 1

.PHONY: run test check bench elasticsearch lock format messages

run: .venv/runtime.stamp
	@scripts/run

test: .venv/dev.stamp
	@scripts/test-components
	$(BIN)/pytest -n auto --ignore tests/services
	@scripts/test-services

check: .venv/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy .
	PYTHONPATH=site $(BIN)/lint-imports
	scripts/check-deploy
	$(BIN)/python manage.py makemigrations --check --dry-run

bench: .venv/dev.stamp
	$(BIN)/python -m bench $(ONLY)

# A real search engine beside `make run`: ELASTICSEARCH_URL then names the address that it prints.
elasticsearch:
	@scripts/elasticsearch

format: .venv/dev.stamp
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# What Wagtail leaves in English, in Chinese; the result is committed, as Python cannot read .po.
messages:
	for po in locale/*/LC_MESSAGES/*.po; do \
		msgfmt --check-format --no-hash -o "$${po%.po}.mo" "$$po" || exit 1; done

# New versions, within the bounds of the .in files. No index address goes into a lock file.
lock: .venv/dev.stamp
	$(BIN)/uv pip compile -q -U --universal --python-version 3.11 --no-emit-index-url --no-header \
		--no-strip-extras --generate-hashes requirements/runtime.in -o requirements/runtime.lock
	$(BIN)/uv pip compile -q -U --universal --python-version 3.11 --no-emit-index-url --no-header \
		--no-strip-extras --generate-hashes requirements/dev.in -o requirements/dev.lock

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/runtime.stamp: requirements/runtime.lock | .venv/bin/python
	@echo "Installing what the site needs (once) …"
	@$(BIN)/python -m pip install -q --require-hashes -r requirements/runtime.lock
	@touch $@

.venv/dev.stamp: requirements/dev.lock | .venv/bin/python
	@echo "Installing what checking and testing need (once) …"
	@$(BIN)/python -m pip install -q --require-hashes -r requirements/dev.lock
	@touch $@ .venv/runtime.stamp
