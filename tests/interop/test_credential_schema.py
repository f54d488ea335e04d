"""Our own profile as a JSON Schema: it accepts what the document shows and what the demo issues, and refuses what is nearly so."""

import copy
import json
import re

import pytest
from jsonschema import Draft201909Validator, Draft202012Validator

from conftest import ROOT
from test_schema import SCHEMA as OPEN_BADGES, needs_schema

SCHEMA = json.loads((ROOT / "docs/credential.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
DOCUMENT = (ROOT / "docs/CREDENTIAL.md").read_text("utf-8")


def shown() -> list[tuple[str, dict]]:
    """The JSON objects of the examples that are credentials: credential.json and the payload of each kind."""
    sections = re.split(r"^### ", DOCUMENT.split("\n## Examples\n", 1)[1], flags=re.M)[1:]
    found = []
    for section in sections:
        kind = section.split("\n", 1)[0]
        objects = [json.loads(text) for text in re.findall(r"```json\n(.*?)\n```", section, flags=re.S)]
        found += [(kind, one) for one in objects if "credentialSubject" in one]
    return found


def faults(credential: dict) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(credential)]


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


def test_it_accepts_both_forms_of_each_kind():
    examples = shown()
    assert len({kind for kind, _ in examples}) == 7
    assert len(examples) == 14
    for kind, credential in examples:
        assert faults(credential) == [], kind


def test_it_accepts_what_the_demo_issues(issued):
    for one in issued:
        assert faults(one.credential) == [], str(one)


@needs_schema
def test_the_open_badges_schema_accepts_each_kind():
    validator = Draft201909Validator(json.loads(OPEN_BADGES.read_text("utf-8")), format_checker=Draft201909Validator.FORMAT_CHECKER)
    for kind, credential in shown():
        if "proof" in credential:
            assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(credential)] == [], kind


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["extra"], 1),
        (["validFrom"], "2026-06-01"),
        (["issuer", "extra"], "x"),
        (["credentialSubject", "id"], "did:example:x"),
        (["credentialSubject", "creditsEarned"], "6"),
        (["credentialSubject", "identifier", 0, "hashed"], True),
        (["credentialSubject", "achievement", "description"], "only a text"),
        (["credentialSubject", "achievement", "criteria", "narrative"], "Passed with honours."),
        (["credentialStatus", "statusPurpose"], "suspension"),
        (["credentialStatus", "statusListIndex"], "007"),
        (["proof", 0, "cryptosuite"], "eddsa-2022"),
        (["iss"], "did:web:certificates.university.example"),
    ],
)
def test_it_refuses_what_is_nearly_a_credential(path, value):
    credential = copy.deepcopy(shown()[0][1])
    assert faults(credential) == []
    place = credential
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert faults(credential) != []
