"""Readers that know nothing of Testamur read the QR code of every sheet, and what it holds is the token, byte for byte."""

import base64
import json
import statistics
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from conftest import ROOT, on_both_cores, run
from qr_decoder import decode, published, to_bytes

DICTIONARIES = published(ROOT / "docs/qr")

# Bytes in the code by box, at the target pitch of 0.508 mm and the least of 0.423 mm (docs/QR.md, "Writing a code").
LARGEST = {40: 575}


@pytest.fixture(scope="session")
def folder(tmp_path_factory) -> Path:
    """Where the rasterised sheets lie."""
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="session")
def readings(issued, folder) -> dict:
    """What zxing-cpp and zbar read from each sheet, rasterised at 300 dpi."""

    def read(one):
        page = folder / f"{one.programme}-{one.number}"
        run("pdftoppm", "-r", 300, "-gray", "-singlefile", one.pdf, page)
        picture = page.with_suffix(".pgm")
        found = [code.text for code in zxingcpp.read_barcodes(Image.open(picture), zxingcpp.BarcodeFormat.QRCode)]
        zbar = run("zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", picture, check=False)
        Image.open(picture).save(picture.with_suffix(".png"), compress_level=1)
        picture.unlink()
        return one, found, zbar.stdout.decode().splitlines()

    return {str(one): (one, zxing, zbar) for one, zxing, zbar in on_both_cores(read, issued)}


def test_zxing_and_zbar_read_one_and_the_same_code_on_every_sheet(readings):
    for name, (_, zxing, zbar) in readings.items():
        assert len(zxing) == 1, f"{name}: zxing-cpp read {zxing}"
        assert zbar == zxing, f"{name}: zbar read {zbar}, zxing-cpp {zxing}"


def test_the_code_of_every_sheet_gives_back_the_token_byte_for_byte(readings):
    for name, (one, [text], _) in readings.items():
        assert text.startswith("https://demo.testamur.example/v#"), name
        assert decode(text, DICTIONARIES) == one.token, name


def test_testamur_reads_every_rasterised_sheet(readings, folder, testamur):
    lines = testamur("verify", "--json", folder, timeout=1200).stdout.decode().splitlines()
    found = {}
    for line in lines:
        answer = json.loads(line)
        assert answer["verdict"] == "accept" and len(answer["results"]) == 1, line
        credential = answer["results"][0]["credential"]
        found[credential["id"]] = credential
    assert len(found) == len(readings)
    for name, (one, _, _) in readings.items():
        payload = json.loads(base64url(one.token.split(".")[1]))
        assert found[payload["id"]] == payload, name


def base64url(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def test_every_code_fits_its_box(readings):
    sizes = {}
    for one, [text], _ in readings.values():
        sizes.setdefault(one.programme, []).append(len(to_bytes(text.split("#")[1])))
    for programme, found in sorted(sizes.items()):
        print(f"{programme}: {min(found)}–{max(found)} bytes, median {statistics.median(found):.0f} ({len(found)} sheets)")
        assert max(found) <= LARGEST[40], programme


def test_testamur_reads_its_own_sheets(readings, one_of_each, testamur):
    for one in one_of_each:
        answer = json.loads(testamur("verify", "--json", one.pdf).stdout)
        assert answer["verdict"] == "accept", f"{one}: {answer}"


def test_a_changed_digit_is_another_token_or_none(readings):
    one, [text], _ = next(iter(readings.values()))
    start = text.index("#") + 1
    for at in range(start, len(text), 7):
        changed = text[:at] + str((int(text[at]) + 1) % 10) + text[at + 1 :]
        try:
            token = decode(changed, DICTIONARIES)
        except ValueError:
            continue
        assert token != one.token, at
