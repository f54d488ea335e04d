"""Photographs of printed sheets: Testamur reads what zxing-cpp reads. A few here; `scripts/measure` takes the whole grid."""

import hashlib
import io
import json
import time

import pytest
import zxingcpp
from PIL import Image

import photos
from conftest import on_both_cores

# Of these pictures so many may be read by zxing-cpp and not by us. None is, at the time of writing.
TOLERANCE = 1


@pytest.fixture(scope="session")
def folder(one_of_each, tmp_path_factory):
    """The pictures, with the number of the certificate that each shows."""
    folder = tmp_path_factory.mktemp("photos")
    sheets = sorted(one_of_each, key=str)
    shown = {case.name: sheets[case.sheet].number for case in photos.few(len(sheets))}

    def take(case):
        (folder / f"{case.name}.jpg").write_bytes(photos.photograph(case, sheets[case.sheet].pdf))

    on_both_cores(take, photos.few(len(sheets)))
    return folder, shown


def test_what_zxing_reads_in_a_photograph_testamur_reads_too(folder, testamur):
    folder, shown = folder
    assert len(shown) > 30
    ours = read_by_testamur(testamur, folder)
    theirs = {name for name in shown if read_by_zxing(folder / f"{name}.jpg")[0]}
    wrong = {name: number for name, number in ours.items() if number != shown[name]}
    assert not wrong, wrong
    lost = theirs - ours.keys()
    print(f"{len(shown)} photographs: zxing-cpp reads {len(theirs)}, Testamur {len(ours)}; lost: {sorted(lost)}")
    assert len(theirs) > len(shown) / 2
    assert len(lost) <= TOLERANCE, sorted(lost)
    assert len(ours) >= len(theirs), (sorted(lost), sorted(ours.keys() - theirs))


def test_a_photograph_is_the_same_every_time(one_of_each):
    sheet = min(one_of_each, key=str)
    case = photos.Case("code-0.9MP", "hand", 2, 0)
    assert photos.photograph(case, sheet.pdf) == photos.photograph(case, sheet.pdf)


def read_by_testamur(testamur, folder) -> dict[str, str]:
    """The register numbers that `testamur verify` accepts, by the picture's name."""
    answers = testamur("verify", "--json", folder, check=False).stdout.decode().splitlines()
    names = {hashlib.sha256(path.read_bytes()).hexdigest(): path.stem for path in folder.glob("*.jpg")}
    accepted = [(answer, result) for answer in map(json.loads, answers) for result in answer["results"] if result["verdict"] == "accept"]
    return {names[answer["evidence_sha256"]]: result["certificate"]["number"] for answer, result in accepted}


def read_by_zxing(path) -> tuple[bool, float]:
    """Whether zxing-cpp reads one of our codes in a picture, and how long that takes with decoding the JPEG."""
    start = time.perf_counter()
    picture = Image.open(io.BytesIO(path.read_bytes())).convert("L")
    codes = zxingcpp.read_barcodes(picture, zxingcpp.BarcodeFormat.QRCode)
    return any("/v#" in code.text for code in codes), time.perf_counter() - start
