#!/usr/bin/env bash
# fuzz.sh FUZZER SECONDS: runs the fuzzer from the fixtures' SQL. What reached new code is kept in corpus/ beside the
# program and starts the next run; an input that ends the program is written to crash-… there, and the exit status is
# not 0. Minimise one with: FUZZER -minimize_crash=1 -max_total_time=60 crash-…
set -euo pipefail
fuzzer=$(realpath "$1")
tests=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$(dirname "$fuzzer")"
mkdir -p corpus
# libpg_query keeps what a thread has allocated until the thread ends.
export ASAN_OPTIONS=detect_leaks=0
exec "$fuzzer" -max_total_time="$2" -max_len=4096 -timeout=20 -rss_limit_mb=2048 -dict="$tests/fuzz/sql.dict" \
    -print_final_stats=1 corpus "$tests/fuzz/found" "$tests/fixtures/rules" "$tests/fixtures/layouts"
