#!/usr/bin/env bash
# Every source of ours is as clang-format writes it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
find app models ui tests \( -name '*.cpp' -o -name '*.h' \) -print0 |
    xargs -0 -P "$(nproc)" -n 20 clang-format --dry-run -Werror
