#!/bin/sh
# A virtual environment in the folder named (.venv), of $BASE_PYTHON where that is set, else of Debian's own Python where it is new enough, else of
# the first python3 in the path. Brings Debian's python3-venv along where Python cannot make one.
set -eu
folder=${1:-.venv}
[ -x "$folder/bin/python" ] && "$folder/bin/python" -m pip --version >/dev/null 2>&1 && exit 0
new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
for python in "${BASE_PYTHON:-/usr/bin/python3}" python3; do
    new_enough "$python" && break
done
new_enough "$python" || { echo "Dengwen needs Python 3.11 or newer." >&2; exit 1; }
"$python" -m venv --clear "$folder" 2>/dev/null || { sh tools/debian.sh python3-venv; "$python" -m venv --clear "$folder"; }
