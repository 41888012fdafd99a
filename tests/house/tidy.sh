#!/usr/bin/env bash
# clang-tidy over our own sources: tidy.sh BUILD-FOLDER. A file is checked again only when it, a header of ours or
# .clang-tidy is newer than its last clean check.
set -euo pipefail
build=$1
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
work=$build/tidy
mkdir -p "$work"
# clang cannot read GCC's precompiled header; without it every include stands in the sources anyway.
sed -E 's/-Winvalid-pch -include [^ ]+//; s/-fpch-preprocess//; s/"command": "[^"]*ccache /"command": "/' \
    "$build/compile_commands.json" >"$work/compile_commands.json"

newest_header=.clang-tidy
while read -r header; do
    if [ "$header" -nt "$newest_header" ]; then newest_header=$header; fi
done < <(git ls-files -co --exclude-standard '*.h')
todo=()
while read -r file; do
    stamp=$work/${file//\//_}.ok
    if [ ! "$stamp" -nt "$file" ] || [ ! "$stamp" -nt "$newest_header" ]; then todo+=("$file"); fi
done < <(git ls-files -co --exclude-standard 'app/*.cpp' 'models/*.cpp' 'ui/*.cpp')
echo "${#todo[@]} file(s) to check"
# The analyzer follows paths until it has seen this many states; its own default (225 000) more than doubles the time of
# the longest files and has found nothing here that this does not.
depth=(--extra-arg=-Xclang --extra-arg=-analyzer-config --extra-arg=-Xclang --extra-arg=max-nodes=20000)
export TIDY="clang-tidy -p $work --quiet ${depth[*]}"
# Following paths finds what is wrong with memory and pointers: the engine's business. Windows and words own neither.
export SHALLOW="--checks=-clang-analyzer-*"
[ ${#todo[@]} -gt 0 ] || exit 0
export work
printf '%s\0' "${todo[@]}" | xargs -0 -P "$(nproc)" -n 1 bash -c '
    case $0 in ui/* | models/* | app/cli/* | app/report/*) checks=$SHALLOW ;; *) checks= ;; esac
    if found=$($TIDY $checks "$0" 2>/dev/null); then touch "$work/${0//\//_}.ok"; else printf "%s\n" "$found"; exit 1; fi'
