#!/usr/bin/env bash
# Every source of ours is as clang-format writes it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
git ls-files -co --exclude-standard '*.cpp' '*.h' | xargs -r -P "$(nproc)" -n 20 clang-format --dry-run -Werror
