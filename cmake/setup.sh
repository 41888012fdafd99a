# Shared by ./run and ./test: installs missing packages from cmake/packages.txt and builds a preset. Source it.

# packages SECTION…: the names under those headings.
packages() {
    awk -v wanted=" $* " '/^\[/ { on = index(wanted, " " substr($0, 2, length($0) - 2) " "); next } on && !/^#/ && NF' "$root/cmake/packages.txt"
}

missing_packages() {
    for name in $(packages "$@"); do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || echo "$name"
    done
}

# install_missing SECTION…: quiet when there is nothing to do; as root directly, otherwise through sudo.
install_missing() {
    command -v dpkg-query >/dev/null || { echo "This needs Debian (or a relative with apt): see README.md for the libraries." >&2; exit 2; }
    local missing; missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    echo "Installing:" $missing >&2
    local sudo=; [ "$(id -u)" = 0 ] || sudo="sudo --"
    if [ -n "$sudo" ] && ! command -v sudo >/dev/null; then
        echo "Not root and no sudo. As root, run: apt-get install --no-install-recommends" $missing >&2
        exit 2
    fi
    # An interrupted earlier installation leaves dpkg half-way; finishing it is harmless when there is none.
    $sudo env DEBIAN_FRONTEND=noninteractive sh -c 'dpkg --configure -a && apt-get update -qq &&
        apt-get install -y -qq --no-install-recommends -o Dpkg::Use-Pty=0 "$@"' sh $missing >"$log" 2>&1 ||
        { tail -n 20 "$log" >&2; echo "The packages could not be installed; the whole log is $log" >&2; exit 2; }
}

# install_peers: the npm packages of the real migration tools, outside the source tree. Nothing here may stop the tests:
# what is not there is skipped, and its test says so. What does not live with the others has a folder of its own.
install_peers() {
    local cache="${LOCKSTEP_PEERS:-${XDG_CACHE_HOME:-$HOME/.cache}/lockstep/peers}" one
    install_packages "$root/tests/fixtures/peers/package.json" "$cache"
    for one in "$root"/tests/fixtures/peers/*/package.json; do
        install_packages "$one" "$cache/$(basename "$(dirname "$one")")"
    done
}

# install_packages PACKAGE.JSON FOLDER
install_packages() {
    local wanted=$1 cache=$2
    if [ -d "$cache/node_modules" ] && cmp -s "$wanted" "$cache/installed.json"; then return 0; fi
    if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
        (install_missing node) || { echo "No Node.js with npm: the tests beside npm's migration tools are skipped." >&2; return 0; }
    fi
    echo "Installing the migration tools to test beside in $cache, a minute the first time …" >&2
    rm -f "$cache/installed.json"
    if mkdir -p "$cache" && cp -f "$wanted" "$cache/package.json" &&
        (cd "$cache" && timeout 900 npm install --ignore-scripts --no-package-lock --no-audit --no-fund) >"$log" 2>&1; then
        cp -f "$wanted" "$cache/installed.json"
    else
        tail -n 3 "$log" >&2
        echo "npm could not install them: the tests beside them are skipped." >&2
    fi
}

# run_ctest PRESET [OPTION…]: before ctest's own closing lines stands what could not be tested here, and why.
run_ctest() {
    local log_file="$root/build/$1/Testing/Temporary/LastTest.log" preset=$1 code=0
    shift
    set +e
    ctest --preset "$preset" "$@" | awk -v log_file="$log_file" '
        /^[0-9]+% tests passed/ { closing = 1 }
        !closing { print; fflush(); next }
        { last = last $0 "\n" }
        END {
            while ((getline line < log_file) > 0)
                if (sub(/^SKIP *: */, "", line) && !seen[line]++)
                    skipped = skipped "    " line "\n"
            if (skipped) printf "Not tested here:\n%s\n", skipped
            printf "%s", last
        }'
    code=${PIPESTATUS[0]}
    set -e
    return "$code"
}

# build PRESET [TARGET…]: configures once, builds what changed, prints nothing unless something fails.
build() {
    local folder="$root/build/$1" preset=$1
    shift
    cd "$root"
    if [ ! -f "$folder/build.ninja" ]; then
        echo "Configuring ($preset) …" >&2
        rm -rf "$folder"  # half a configuration cannot be continued
        cmake --preset "$preset" >"$log" 2>&1 || { tail -n 40 "$log" >&2; exit 2; }
    fi
    if ninja -C "$folder" -n "$@" 2>/dev/null | grep -q 'no work to do'; then return 0; fi
    echo "Building ($preset), a few minutes the first time …" >&2
    if [ -t 2 ]; then
        NINJA_STATUS='[%f/%t] ' ninja -C "$folder" "$@" >&2 || exit 2
    else
        ninja -C "$folder" "$@" >"$log" 2>&1 || { grep -v '^\[' "$log" | tail -n 60 >&2; exit 2; }
    fi
}
