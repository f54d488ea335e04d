"""A genuine sheet that was converted, merged, scanned or annotated is never refused for its page. `scripts/measure` takes more sheets."""

import json
import shutil

import genuine
from conftest import on_both_cores


def test_no_way_of_a_genuine_sheet_ends_in_a_rejection(one_of_each, testamur, tmp_path):
    sheets = [one.pdf for one in sorted(one_of_each, key=str)]
    ways = [way for way in genuine.WAYS if shutil.which(genuine.tool(way))]
    assert len(ways) > 20

    def send(place):
        way = genuine.WAYS[ways[place]]
        way(sheets[place % len(sheets)], sheets[(place + 1) % len(sheets)], tmp_path / f"{place:02}.pdf")

    on_both_cores(send, range(len(ways)))
    answers = testamur("verify", "--json", tmp_path, check=False).stdout.decode().splitlines()
    assert len(answers) == len(ways)
    rejected = [answer["file"] for answer in map(json.loads, answers) for result in answer["results"] if result["verdict"] == "reject"]
    assert not rejected, [ways[int(file.rsplit("/", 1)[-1][:2])] for file in rejected]
    accepted = sum(json.loads(answer)["verdict"] == "accept" for answer in answers)
    # Encrypted files are not opened.
    assert accepted >= len(ways) - 2, accepted
