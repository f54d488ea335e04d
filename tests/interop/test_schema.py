"""The standards' own JSON Schema of Open Badges 3.0 accepts a credential of each kind."""

import json

import pytest
from jsonschema import Draft201909Validator

from conftest import SHARED

SCHEMA = SHARED / "contexts/ob_v3p0_achievementcredential_schema.json"
needs_schema = pytest.mark.skipif(not SCHEMA.exists(), reason=f"{SCHEMA} is missing: the Open Badges schema was NOT checked")


@needs_schema
def test_the_open_badges_schema_accepts_every_credential(issued):
    validator = Draft201909Validator(json.loads(SCHEMA.read_text("utf-8")), format_checker=Draft201909Validator.FORMAT_CHECKER)
    for one in issued:
        faults = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(one.credential)]
        assert not faults, f"{one}: {faults}"


@needs_schema
def test_the_schema_refuses_a_credential_without_an_achievement(one_of_each):
    validator = Draft201909Validator(json.loads(SCHEMA.read_text("utf-8")))
    credential = one_of_each[0].credential
    del credential["credentialSubject"]["achievement"]
    assert not validator.is_valid(credential)


def test_the_programmes_cover_every_achievement_type_that_the_demo_promises(one_of_each):
    found = {one.credential["credentialSubject"]["achievement"]["achievementType"] for one in one_of_each}
    assert {"Fieldwork", "CommunityService", "Award", "MasterDegree"} <= found, found
