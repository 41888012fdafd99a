#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""validate-json.py SCHEMA < JSON: reads one JSON document, or with --lines one a line, or one of TOML with --toml, and checks each against the schema.

Exit status 0 when all are valid, 1 with one line a problem otherwise. Schemas may refer to others in their own folder.
"""
import json
import pathlib
import sys
import tomllib

import jsonschema


def validator(path):
    schema = json.loads(path.read_text())
    store = {each.name: json.loads(each.read_text()) for each in path.parent.glob("*.schema.json")}
    resolver = jsonschema.RefResolver(base_uri=schema.get("id", ""), referrer=schema, store=store)
    return jsonschema.validators.validator_for(schema, default=jsonschema.Draft7Validator)(schema, resolver=resolver)


def main():
    lines = "--lines" in sys.argv
    path = pathlib.Path(sys.argv[-1])
    text = sys.stdin.read()
    if "--toml" in sys.argv:
        text = json.dumps(tomllib.loads(text), default=str)
    documents = text.splitlines() if lines else [text]
    problems = []
    for number, document in enumerate(documents, 1):
        for error in validator(path).iter_errors(json.loads(document)):
            problems.append(f"document {number}, {'/'.join(map(str, error.absolute_path))}: {error.message}")
    print("\n".join(problems))
    return 1 if problems or not documents else 0


sys.exit(main())
