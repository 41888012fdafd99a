#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""clang-tidy over our own sources: tidy.py BUILD-FOLDER.

A file whose text was found clean before, with the same headers of ours, settings and versions, is not looked at again, in
whichever checkout that was: a clean result is a file in the cache folder, named by the digest of all that it rests on.
"""
import concurrent.futures
import functools
import hashlib
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "lockstep" / "tidy"
# The analyzer follows paths until it has seen this many states; its own default (225 000) more than doubles the time of
# the longest files and has found nothing here that this does not.
DEPTH = ["-Xclang", "-analyzer-config", "-Xclang", "max-nodes=20000"]
# Following paths finds what is wrong with memory and pointers: the engine's business. Windows and words own neither.
SHALLOW = ("ui/", "models/", "app/cli/", "app/report/")
INCLUDE = re.compile(rb'^\s*#\s*include\s+"([^"]+)"', re.MULTILINE)


@functools.cache
def text_of(name):
    return (ROOT / name).read_bytes()


@functools.cache
def included(name):
    """The headers of ours that this file names; others (generated ones, libraries') count by their versions."""
    return [found for found in map(bytes.decode, INCLUDE.findall(text_of(name))) if (ROOT / found).is_file()]


def rests_on(source):
    seen, todo = {source}, [source]
    while todo:
        new = [name for name in included(todo.pop()) if name not in seen]
        seen.update(new)
        todo += new
    return sorted(seen)


def versions():
    """What a verdict depends on beside our texts: the settings, clang-tidy and the libraries' headers."""
    installed = subprocess.run(
        ["dpkg-query", "-W", "clang-tidy", "qt6-base-dev", "libpqxx-dev", "libpg-query-dev", "libgit2-dev", "libcli11-dev"],
        capture_output=True, check=False).stdout
    return (ROOT / ".clang-tidy").read_bytes() + installed + " ".join([*DEPTH, *SHALLOW]).encode()


def digest(source, ground):
    key = hashlib.sha256(ground)
    for name in rests_on(source):
        key.update(f"{name}\0{len(text_of(name))}\0".encode() + text_of(name))
    return key.hexdigest()


def usable_commands(build):
    """clang cannot read GCC's precompiled header; without it every include stands in the sources anyway."""
    folder = pathlib.Path(build) / "tidy"
    folder.mkdir(parents=True, exist_ok=True)
    commands = (pathlib.Path(build) / "compile_commands.json").read_text()
    commands = re.sub(r"-Winvalid-pch -include [^ ]+|-fpch-preprocess", "", commands)
    (folder / "compile_commands.json").write_text(re.sub(r'"command": "[^"]*ccache ', '"command": "', commands))
    return folder


def check(source, commands, clean):
    """What clang-tidy says of the file; nothing, and then the file `clean` is there, when it has no objection."""
    depth = [f"--extra-arg={argument}" for argument in DEPTH]
    checks = ["--checks=-clang-analyzer-*"] if source.startswith(SHALLOW) else []
    done = subprocess.run(["clang-tidy", "-p", str(commands), "--quiet", *depth, *checks, source], cwd=ROOT,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode == 0:
        clean.touch()
        return ""
    # Without a finding a failure is clang-tidy's own, and stands in what it says beside.
    return done.stdout or done.stderr or f"{source}: clang-tidy ended with {done.returncode}\n"


def main(build):
    commands = usable_commands(build)
    ground = versions()
    sources = sorted(str(path.relative_to(ROOT)) for room in ("app", "models", "ui") for path in (ROOT / room).rglob("*.cpp"))
    todo = {source: clean for source in sources if not (clean := CACHE / digest(source, ground)).exists()}
    print(f"{len(todo)} of {len(sources)} files to check", flush=True)
    CACHE.mkdir(parents=True, exist_ok=True)
    unclean = False
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for found in pool.map(lambda source: check(source, commands, todo[source]), todo):
            print(found, end="", flush=True)
            unclean = unclean or bool(found)
    return 1 if unclean or not sources else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
