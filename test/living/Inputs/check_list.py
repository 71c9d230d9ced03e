"""Reads --list-checks=json and prints each check with its severities, then
whether every entry has all that it should."""

import json
import sys

complete = True
for check in json.load(sys.stdin)["checks"]:
    print(check["check"], ", ".join(check["severities"]))
    complete &= bool(check["severities"] and check["finds"] and check["family"])
    complete &= isinstance(check["aimet_checks"], list)
    for rule in check["rules"]:
        complete &= bool(rule["rule"] and rule["severities"] and rule["finds"])
print("nothing lacks" if complete else "something lacks")
