#!/bin/sh
# A virtual environment in .venv; brings Debian's python3-venv along where Python cannot make one.
set -eu
[ -x .venv/bin/python ] && .venv/bin/python -m pip --version >/dev/null 2>&1 && exit 0
python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Dengwen needs Python 3.11 or newer." >&2; exit 1; }
python3 -m venv .venv 2>/dev/null || { sh tools/debian.sh python3-venv; python3 -m venv --clear .venv; }
