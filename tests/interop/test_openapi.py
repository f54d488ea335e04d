"""PyPI schemathesis makes requests of the OpenAPI description that a live service hands out, good ones and bad ones.

Whatever it sends, to every operation, with a token of a program and without: no 5xx that is not described, no status, media type or body that
the description does not name.
"""

import json
import os
import re
import urllib.parse
import urllib.request

import pytest

from conftest import HOST, INTEROP, ROOT, run
from live import Live, live_service

CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"


def token_of(live: Live) -> str:
    """Of a program that may do whatever signs nothing."""
    added = run(live.binary, "--data", live.data, "client", "add", "medeniyet", "--name", "TEST ONLY", "--scopes", "draft,register,status,issue")
    words = dict(line.split() for line in added.stdout.decode().splitlines())
    form = urllib.parse.urlencode({"grant_type": "client_credentials"} | words).encode()
    with urllib.request.urlopen(f"http://127.0.0.1:{live.port}/oauth/token", form, timeout=10) as answer:
        return json.loads(answer.read())["access_token"]


@pytest.fixture(scope="module")
def live(tmp_path_factory):
    with live_service(tmp_path_factory.mktemp("openapi")) as service:
        # Before anything else: sign-ins are limited, and the requests of the first test use them up.
        service.token = token_of(service)
        yield service


@pytest.mark.parametrize("has_token", [False, True], ids=["anybody", "a program"])
def test_every_answer_is_described(has_token, live, tmp_path):
    base = f"http://127.0.0.1:{live.port}"
    headers = ["-H", f"Host: {HOST}"] + (["-H", f"Authorization: Bearer {live.token}"] if has_token else [])
    told = run(
        INTEROP / "python/bin/schemathesis", "run", f"{base}/openapi.json", "--url", base, *headers, "--checks", CHECKS,
        "--phases", "examples,coverage,fuzzing", "-n", "8", "--seed", "1", "--generation-database", "none", "--suppress-health-check", "all",
        "--continue-on-failure", "--no-shrink", "--no-color", "--warnings", "off",
        check=False, timeout=600, cwd=tmp_path,
        env=os.environ | {"SCHEMATHESIS_HOOKS": "schemathesis_hooks", "PYTHONPATH": str(ROOT / "tests/interop")},
    )
    text = told.stdout.decode()
    assert told.returncode == 0, text + told.stderr.decode()
    selected, total = re.search(r"Selected: (\d+)/(\d+)", text).groups()
    assert selected == total and int(total) > 35, text
