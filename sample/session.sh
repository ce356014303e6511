#!/usr/bin/env bash
# What `make run` does: a newsroom's day in a few commands, each printed before it runs. With STORY=path in the
# environment, the same for a file of yours: what it says, then what the desk says about it.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
desk=${OUT:-$root/out}/sample.db
mkdir -p "$(dirname "$desk")"

# Paths are shown as they would be typed from here.
bold=; plain=; if [ -t 1 ]; then bold=$'\033[1m'; plain=$'\033[0m'; fi
say() { printf "\n%s$ copydesk %s%s\n" "$bold" "$*" "$plain" | sed "s|$PWD/||g"; }
step() { say "$@"; copydesk --ledger "$desk" "$@"; }
# `check` answers 1 where it has findings, which is its job and not a failure of this session.
findings() { local answer=0; step "$@" || answer=$?; [ "$answer" -le 1 ] || exit "$answer"; }

if [ -n "${STORY:-}" ]; then
  copydesk --ledger "$desk" read "$root/sample/stories" >/dev/null
  step read --dry-run "$STORY"
  findings check "$STORY"
  printf '\nChecked against itself and the five sample stories. Nothing of your file was kept.\n'
  printf 'For a desk of your own: copydesk read PATH, then copydesk check PATH (copydesk --help).\n'
  exit 0
fi

rm -f "$desk" "$desk"-*
step read "$root/sample/stories"
step show "Queen of Tears"
findings check "$root/sample/draft.md"
step site "${OUT:-$root/out}/site" --name "The sample desk"
step import --starter
step records --group "tvN dramas of 2024"
printf '\nThe stories: %s\nThe draft:   %s\nThe ledger:  %s\nThe site:    %s (open it in a browser; search takes any spelling)\n' "$root/sample/stories" \
  "$root/sample/draft.md" "$desk" "${OUT:-$root/out}/site/index.html" | sed "s|$PWD/||g"
printf 'The site again, with all 67 dramas: copydesk --ledger %s site %s\n' "$desk" "${OUT:-$root/out}/site" | sed "s|$PWD/||g"
printf 'Your own file: make run STORY=path\n'
