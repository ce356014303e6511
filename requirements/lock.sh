#!/usr/bin/env bash
# Writes the lock files beside this script from the *.in files: exact versions with the hash of every file of that
# version, for Python 3.11 on Linux x86_64. Run it after editing an *.in file (`make lock`). The resolver is uv, taken
# from whatever index pip is set up with; no index address is written down.
set -euo pipefail
cd "$(dirname "$0")/.."
uv=${UV:-uv}
for name in build runtime test train bench; do
  without=(); [ ! -e "requirements/$name-without.in" ] || without=(--override "requirements/$name-without.in")
  "$uv" pip compile "requirements/$name.in" "${without[@]}" --output-file "requirements/$name.txt" --quiet --generate-hashes \
    --python-version 3.11 --python-platform x86_64-manylinux_2_28 --no-emit-index-url --no-header "$@"
done
