# The commands a person types. `make` alone lists them. Each sets up what it needs, and only when it changed.
# Expected on the machine: Python 3.11 or newer, Node.js 20.19 or newer.

SHELL := bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

BIN := .venv/bin
PIP := PYTHONUNBUFFERED=1 $(BIN)/python -m pip --disable-pip-version-check --no-input
# One line for each package shows that it moves.
PACKAGE_NAMES := sed -n 's/^Collecting \([^ ]*\).*/  \1/p'
LOCK := UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-annotate --no-emit-index-url --no-emit-find-links $(if $(UPGRADE),--upgrade)
UI_SOURCES := $(shell find console-ui -mindepth 1 -name node_modules -prune -o ! -name '*.test.ts*' -print 2>/dev/null)
# Each process takes the tests of whole folders in a row, which share what they set up, and helps the others at the end.
# The compiled tests are kept wherever the bytecode of Python is not: rewriting them takes every process half a minute.
PYTEST := PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -n $(or $(JOBS),2) --dist worksteal
PYTHON_SOURCES := identity graphql_schema rest_api oidc keystead tests benchmarks

# A stamp counts only while what it stands for is there, and was made at this path.
$(shell $(BIN)/python -c '' 2>/dev/null && grep -qsF '$(CURDIR)/.venv' $(BIN)/pip || rm -f .make/packages*)
$(shell test -d console-ui/node_modules || rm -f .make/node-packages)
$(shell test -d tests/node_modules || rm -f .make/test-packages)
$(shell test -e keystead/ui/manifest.json || rm -f .make/ui)

##@ Run

.PHONY: serve
serve: .make/packages .make/bytecode .make/ui  ## Set everything up and serve http://localhost:3001
	@exec $(BIN)/keystead serve

.PHONY: ui
ui: .make/ui  ## Build the user interfaces

.PHONY: bench
bench: .make/packages-dev .make/bytecode .make/ui  ## Measure the server with two workers and print one table
	@exec $(BIN)/python -m benchmarks

##@ Test

.PHONY: test
test: .make/packages-dev .make/bytecode .make/test-packages .make/ui chromium apache  ## Run every test, those in the browser too; ARGS="-k name" picks some
	@echo "Running the tests of the server and in the browser, and those of the user interfaces beside them."
	@npm --prefix console-ui test > .make/ui-tests.log 2>&1 & ui=$$!; \
	$(PYTEST) -m "not long" $(ARGS); status=$$?; \
	wait $$ui || status=1; cat .make/ui-tests.log; exit $$status

.PHONY: test-long
test-long: .make/packages-dev .make/bytecode .make/test-packages .make/ui chromium apache  ## Run the tests that take long
	@$(PYTEST) -m long $(ARGS)

.PHONY: check
check: .make/packages-dev .make/ui  ## Check format, lint, types, import contracts, generated files and migrations
	@echo "Checking format and lint."
	@$(BIN)/ruff format --check --quiet . || { echo "Run 'make format'."; exit 1; }
	@$(BIN)/ruff check --quiet .
	@echo "Checking types."
	@$(BIN)/mypy
	@echo "Checking the import contracts."
	@$(BIN)/lint-imports --no-logo
	@echo "Checking that generated files are up to date."
	@for file in $(GENERATED); do $(MAKE) --no-print-directory .make/new/$$file && \
		diff -u $$file .make/new/$$file || { echo "$$file is out of date: run 'make schema'."; exit 1; }; done
	@npm --prefix console-ui run --silent codegen -- --check
	@echo "Checking that no migration is missing."
	@$(BIN)/keystead migrations --check
	@echo "Checking the user interfaces."
	@npm --prefix console-ui run --silent check

.PHONY: chromium
chromium:
	@for name in chromium chromium-browser google-chrome google-chrome-stable; do \
		if command -v $$name >/dev/null; then exit 0; fi; done; \
	if test -d "/Applications/Google Chrome.app" || test -d /Applications/Chromium.app; then exit 0; fi; \
	if test "$$(id -u)" = 0 && test -e /etc/debian_version; then \
		echo "Installing Chromium for the browser tests."; \
		install="apt-get install --yes --quiet --no-install-recommends chromium"; \
		$$install || { apt-get update --quiet && $$install; }; \
	else echo "The browser tests need Chromium: install it (Debian: apt-get install chromium)." >&2; exit 1; fi

# A relying party from Debian; its tests are left out where it is not installed.
.PHONY: apache
apache:
	@if test "$$(id -u)" = 0 && test -e /etc/debian_version && \
		! test -e /usr/lib/apache2/modules/mod_auth_openidc.so; then \
		echo "Installing Apache with mod_auth_openidc for the tests of clients."; \
		install="apt-get install --yes --quiet --no-install-recommends apache2-bin libapache2-mod-auth-openidc"; \
		$$install || { apt-get update --quiet && $$install; } || echo "Its tests are left out."; fi

##@ Change

.PHONY: format
format: .make/packages-dev .make/node-packages  ## Format the code and mend what lint can mend
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .
	@npm --prefix console-ui run --silent format

GENERATED := graphql_schema/schema.graphql rest_api/openapi.json docs/settings.md docs/rest-operations.md
.make/new/graphql_schema/schema.graphql: COMMAND := schema
.make/new/rest_api/openapi.json: COMMAND := openapi
.make/new/docs/settings.md: COMMAND := settings-table
.make/new/docs/rest-operations.md: COMMAND := rest-operations

.PHONY: schema
schema: .make/packages-dev .make/node-packages  ## Write the generated files: GraphQL schema, OpenAPI, settings, types
	@for file in $(GENERATED); do $(MAKE) --no-print-directory .make/new/$$file && cp .make/new/$$file $$file; done
	@npm --prefix console-ui run --silent codegen

.PHONY: $(addprefix .make/new/,$(GENERATED))
$(addprefix .make/new/,$(GENERATED)):
	@mkdir -p $(@D)
	@$(BIN)/keystead $(COMMAND) > $@

.PHONY: migration
migration: .make/packages-dev  ## Write the migration for changed tables
	@$(BIN)/keystead migrations --write

.PHONY: lock
lock: .make/packages-dev  ## Pin the Python packages of pyproject.toml; UPGRADE=1 takes the newest versions
	@echo "Resolving the packages of the server."
	@$(LOCK) pyproject.toml --group build --output-file requirements.lock
	@echo "Resolving the packages of development."
	@$(LOCK) --group dev --constraints requirements.lock --output-file requirements-dev.lock

##@ Release

.PHONY: wheel
wheel: .make/packages .make/ui  ## Build the installable package, user interfaces included, into dist/
	@$(PIP) wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	@ls dist/*.whl

.PHONY: clean
clean:  ## Remove everything that was built or installed; data in .keystead stay
	@rm -rf .make .venv dist keystead/ui console-ui/node_modules tests/node_modules *.egg-info
	@rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .schemathesis
	@find $(PYTHON_SOURCES) -name __pycache__ -prune -exec rm -rf {} +

.PHONY: help
help:
	@echo "Keystead. Start here: make serve"
	@awk 'BEGIN { FS = ":.*## " } /^##@ / { printf "\n%s\n", substr($$0, 5) } \
		/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

# What the commands above need, made once.

.make/packages: requirements.lock pyproject.toml
	@mkdir -p .make; set -eu -o pipefail; \
	if ! grep -qsF '$(CURDIR)/.venv' $(BIN)/pip || ! $(BIN)/python -c '' 2>/dev/null; then \
		for python in "$${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do \
			if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then break; fi; python=; done; \
		if test -z "$$python"; then \
			echo "Keystead needs Python 3.11 or newer (found: $$(python3 --version 2>&1 || true))." >&2; exit 1; fi; \
		echo "Making a virtual environment in .venv with $$("$$python" --version)."; \
		"$$python" -m venv --clear .venv; fi; \
	echo "Installing the Python packages (about half a minute the first time)."; \
	$(PIP) install --require-hashes -r requirements.lock | $(PACKAGE_NAMES); \
	$(PIP) install --quiet --no-build-isolation --no-deps --editable .
	@touch $@

# Compiled ahead, so that the first start is quick as well, and every one where Python is told not to write bytecode.
.make/bytecode: .make/packages $(shell find identity graphql_schema rest_api oidc keystead -name '*.py' 2>/dev/null)
	@$(BIN)/python -m compileall -q identity graphql_schema rest_api oidc keystead
	@touch $@

.make/packages-dev: .make/packages requirements-dev.lock
	@set -eu -o pipefail; echo "Installing the Python packages for development."; \
	$(PIP) install --require-hashes -r requirements-dev.lock | $(PACKAGE_NAMES)
	@touch $@

.make/node-packages: console-ui/package.json console-ui/package-lock.json
	@mkdir -p .make; version=$$(node --version 2>/dev/null || echo none); \
	if ! node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null; then \
		echo "Keystead needs Node.js 20.19 or newer (found: $$version)." >&2; exit 1; fi; \
	echo "Installing the packages of the user interfaces (about half a minute)."; \
	npm --prefix console-ui ci --no-audit --no-fund
	@touch $@

.make/test-packages: tests/package.json tests/package-lock.json | .make/node-packages
	@echo "Installing the clients and the browser driver of the tests."
	@npm --prefix tests ci --ignore-scripts --no-audit --no-fund
	@touch $@

.make/ui: .make/node-packages $(UI_SOURCES)
	@echo "Building the user interfaces."
	@npm --prefix console-ui run --silent build -- --logLevel warn
	@touch $@
