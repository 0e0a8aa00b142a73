#!/bin/sh
# Resolves pyproject.toml into requirements/*.lock, with hashes and without naming any host.
# What is locked already stays as it is unless `--upgrade` is given.
set -eu
.venv/bin/python -m pip install --quiet uv
lock() {
    .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
        --no-emit-index-url --no-emit-find-links "$@" pyproject.toml >/dev/null
}
lock --output-file requirements/run.lock "$@"
lock --group dev --constraints requirements/run.lock --output-file requirements/dev.lock "$@"
