#!/bin/sh
# Resolves pyproject.toml again into requirements/*.lock, with hashes and without naming any host.
set -eu
.venv/bin/python -m pip install --quiet uv
export_lock() {
    .venv/bin/uv export --quiet --upgrade --no-header --no-annotate --no-emit-project --format requirements-txt "$@" >/dev/null
}
export_lock --no-dev --output-file requirements/run.lock
export_lock --all-groups --output-file requirements/dev.lock
rm -f uv.lock
