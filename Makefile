PYTHON := .venv/bin/python
DENGWEN := .venv/bin/dengwen
STAMPS := .stamps
CHECK_HOME := $(STAMPS)/home
TESTED_WITH := chromium-headless-shell gettext postgresql fonts-noto-cjk poppler-utils openssl sip-tester kamailio dovecot-imapd dovecot-lmtpd

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo test check messages docs lock bench clean

help:
	@echo "make demo      set up and serve a demo organisation on 127.0.0.1:8000"
	@echo "make test      the checks, the suite on SQLite, the suite on PostgreSQL"
	@echo "make check     formatting, lint, types, layers, templates, deployment, migrations, messages, documents"
	@echo "make messages  collect and compile the texts of every room"
	@echo "make docs      write the generated documents again"
	@echo "make lock      resolve the dependencies again, with hashes"
	@echo "make bench     measure submissions, pages and mails"

$(STAMPS)/venv: tools/venv.sh
	@mkdir -p $(STAMPS)
	sh tools/venv.sh
	@touch $@

$(STAMPS)/run: $(STAMPS)/venv requirements/run.lock pyproject.toml
	$(PYTHON) -m pip install --quiet --require-hashes -r requirements/run.lock
	$(PYTHON) -m pip install --quiet --no-deps --editable .
	@touch $@

$(STAMPS)/dev: $(STAMPS)/run requirements/dev.lock
	$(PYTHON) -m pip install --quiet --require-hashes -r requirements/dev.lock
	@touch $@

$(STAMPS)/measured: tools/venv.sh requirements/run.lock requirements/dev.lock pyproject.toml
	@mkdir -p $(STAMPS)
	sh tools/venv.sh .measured
	sed -n '/^psutil==/,/[^\\]$$/p' requirements/dev.lock > $(STAMPS)/psutil.lock
	.measured/bin/python -m pip install --quiet --require-hashes -r requirements/run.lock -r $(STAMPS)/psutil.lock
	.measured/bin/python -m pip install --quiet --no-deps --editable .
	@touch $@

$(STAMPS)/debian: tools/debian.sh
	@mkdir -p $(STAMPS)
	sh tools/debian.sh $(TESTED_WITH)
	@touch $@

demo: $(STAMPS)/run
	$(DENGWEN) demo $(ARGS)

check: export DENGWEN_HOME := $(CHECK_HOME)
check: $(STAMPS)/dev $(STAMPS)/debian
	@mkdir -p $(CHECK_HOME)
	.venv/bin/ruff format --check --quiet .
	.venv/bin/ruff check --quiet .
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo
	.venv/bin/djlint --lint --quiet src
	DENGWEN_SECURE=1 DENGWEN_HOSTS=reports.example $(DENGWEN) manage check --deploy --fail-level WARNING
	$(DENGWEN) manage makemigrations --check --dry-run
	$(PYTHON) -m tools.messages --check
	$(PYTHON) -m tools.make_clauses_doc --check
	$(PYTHON) -m tools.make_tables_doc --check

test: check
	$(PYTHON) -m pytest -n 2 --dist loadfile --no-loadscope-reorder
	$(PYTHON) -m pytest -n 2 --dist loadfile --no-loadscope-reorder --database postgres

messages: $(STAMPS)/dev $(STAMPS)/debian
	$(PYTHON) -m tools.messages

docs: $(STAMPS)/dev
	$(PYTHON) -m tools.make_clauses_doc
	$(PYTHON) -m tools.make_tables_doc

lock: $(STAMPS)/dev
	sh tools/lock.sh

bench: $(STAMPS)/measured $(STAMPS)/debian
	.measured/bin/python bench/submit.py
	.measured/bin/python bench/pages.py
	.measured/bin/python bench/ingest.py

clean:
	rm -rf $(STAMPS) .measured .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
