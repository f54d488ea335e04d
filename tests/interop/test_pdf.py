"""Tools of others open the sheets: structure, archive and accessibility standards, attachments, text."""

import subprocess
import os
import sys
import unicodedata
from pathlib import Path

import pytest
from conftest import ROOT, on_both_cores, run


def test_qpdf_finds_no_fault(issued):
    for one, done in zip(issued, on_both_cores(lambda one: run("qpdf", "--check", one.pdf, check=False), issued), strict=True):
        assert done.returncode == 0, f"{one}: {done.stdout.decode()}{done.stderr.decode()}"


def test_every_sheet_is_one_page_of_a4_and_tagged(issued):
    def said(one):
        return dict(line.split(":", 1) for line in run("pdfinfo", one.pdf).stdout.decode().splitlines() if ":" in line)

    for one, info in zip(issued, on_both_cores(said, issued), strict=True):
        assert info["Pages"].strip() == "1", one
        assert "A4" in info["Page size"], f"{one}: {info['Page size']}"
        assert info["Tagged"].strip() == "yes", one
        assert info["Encrypted"].strip() == "no", one


def test_both_attachments_are_listed_and_equal_the_files_beside(issued, tmp_path_factory):
    folder = tmp_path_factory.mktemp("attachments")

    def detach(one):
        into = folder / f"{one.programme}-{one.number}"
        into.mkdir()
        listed = run("pdfdetach", "-list", one.pdf).stdout.decode()
        run("pdfdetach", "-saveall", "-o", into, one.pdf)
        return one, listed, into

    for one, listed, into in on_both_cores(detach, issued):
        assert sorted(path.name for path in into.iterdir()) == ["credential.json", "credential.jwt"], one
        assert "credential.jwt" in listed and "credential.json" in listed, f"{one}: {listed}"
        for ending in ("jwt", "json"):
            beside = one.path.with_name(f"{one.number}.{ending}").read_bytes()
            assert (into / f"credential.{ending}").read_bytes() == beside, f"{one}: credential.{ending}"


def test_pdftotext_finds_every_name_in_its_script_and_the_number(issued):
    def text(one):
        return plain(run("pdftotext", "-enc", "UTF-8", one.pdf, "-").stdout.decode())

    scripts = set()
    for one, found in zip(issued, on_both_cores(text, issued), strict=True):
        for identity in one.credential["credentialSubject"]["identifier"]:
            if identity["identityType"] in ("name", "ext:nativeName", "ext:registerNumber"):
                wanted = identity["identityHash"]
                assert plain(wanted) in found, f"{one}: {wanted!r} is not in the text of the sheet:\n{found}"
                scripts |= {unicodedata.name(letter, "").split(" ")[0] for letter in wanted if letter.isalpha()}
        for title in one.credential["credentialSubject"]["achievement"]["name"].split(" / "):
            assert plain(title) in found, f"{one}: {title!r} is not in the text of the sheet:\n{found}"
    assert {"LATIN", "CYRILLIC"} <= scripts, scripts


def plain(text: str) -> str:
    """NFC on one line: names may be broken between words."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def test_vera_pdf_finds_pdf_a_3a_and_pdf_ua_1(one_of_each):
    assert_archivable([one.pdf for one in one_of_each])


LONG = ("Абдуррахмангази Мухаммедшюкрю Исмаилагаоглу-Карахасаногуллары Чаглаянгиль Йылдырымбеязытоглу",
        "Abdurrahmangazi Muhammedşükrü İsmailağaoğlu-Karahasanoğulları Çağlayangil Yıldırımbeyazıtoğlu")
SHORT = ("Ли А", "Li A")

# Twelve departments with long places: more than one page holds in most layouts.
DEPARTMENT = """
[[rotations]]
code = "X{number}"
department = {{ tr = "Göğüs Hastalıkları ve Tüberküloz", ru = "Пульмонология и фтизиатрия, включая диспансерное отделение", en = "Chest Diseases and Tuberculosis, with the Dispensary" }}
place = "Süreyyapaşa Göğüs Hastalıkları ve Göğüs Cerrahisi Eğitim ve Araştırma Hastanesi"
starts = 2022-11-01
ends = 2022-11-02
supervisors = ["Prof. Dr. A. Yılmaz", "Doç. Dr. B. Öztürk", "Dr. C. Şahin"]
"""


def test_vera_pdf_accepts_every_layout_in_every_language_with_short_and_long_names(testamur, tmp_path):
    """Layouts (landscape and portrait, 40 and 45 mm) by languages, names, and one page or two; one JVM for all files."""
    example = (ROOT / "examples/1-emergency-internship/programme.toml").read_text("utf-8")
    long = tmp_path / "twelve.toml"
    long.write_text("link_qr = true\n" + example + "".join(DEPARTMENT.format(number=number) for number in range(8)), "utf-8")
    other = ROOT / "examples/2-double-degree/programme.toml", ROOT / "examples/3-clinical-practice-minsk/programme.toml"
    baku = ROOT / "examples/4-clinical-practice-baku/programme.toml"
    listed = run(os.environ.get("TESTAMUR_BIN", ROOT / "target/debug/testamur"), "layout", "list", cwd=tmp_path).stdout.decode()
    layouts = [line.split()[0] for line in listed.splitlines() if line.endswith("built in")]
    assert len(layouts) >= 12, listed
    wanted = []
    for layout in layouts:
        for programme, languages, (name, latin) in [
            (ROOT / "examples/1-emergency-internship/programme.toml", "en", SHORT),
            (ROOT / "examples/1-emergency-internship/programme.toml", "tr,ru,en", LONG),
            (other[0], "en,ru,it", LONG),
            (other[1], "be,ru", SHORT),
            (baku, "az,ru,en", SHORT),
            (long, "tr,ru,en", LONG),
        ]:
            wanted.append((layout, programme, languages, name, latin, tmp_path / f"{len(wanted):03}-{layout}.pdf"))

    def printed(one):
        layout, programme, languages, name, latin, out = one
        testamur("layout", "preview", layout, "--programme", programme, "--lang", languages, "--name", name, "--latin-name", latin, "--out", out)
        return out

    files = on_both_cores(printed, wanted)
    pages = [run("pdfinfo", file).stdout.decode().count("Pages:           2") for file in files]
    assert 0 < sum(pages) < len(files), "some have two pages, most have one"
    assert_archivable(files)


def test_vera_pdf_accepts_a_logo_with_gradients_clips_and_transparency(testamur, tmp_path):
    own = tmp_path / "data/institutions/medeniyet"
    own.mkdir(parents=True)
    (own / "logo.svg").write_bytes((ROOT / "tests/it/sheet/rich-logo.svg").read_bytes())
    files = [tmp_path / f"{layout}.pdf" for layout in ("classic", "modern-portrait", "letter")]
    for file in files:
        programme = ROOT / "examples/1-emergency-internship/programme.toml"
        testamur("layout", "preview", file.stem, "--data", tmp_path / "data", "--programme", programme, "--out", file)
        assert run("pdfimages", "-list", file).stdout.decode().count("\n") == 2, "the logo is no raster"
    assert_archivable(files)


NOTO = [Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"), Path("/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf"),
        Path("/usr/share/fonts/truetype/noto/NotoSerifGeorgian-Regular.ttf")]


@pytest.mark.skipif(not all(font.exists() for font in NOTO), reason="SKIPPED: fonts-noto-core or fonts-noto-cjk is missing")
def test_names_in_other_scripts_are_archivable_and_read_in_their_order(testamur, tmp_path):
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    for font in NOTO:
        (fonts / font.name).symlink_to(font)
    names = ["李安娜", "山田さくら", "김철수", "გიორგი ბერიძე", "محمد علي الحسيني", "Γεώργιος Παπαδόπουλος"]
    files = [tmp_path / f"{number}.pdf" for number in range(len(names))]
    for name, file in zip(names, files, strict=True):
        programme = ROOT / "examples/1-emergency-internship/programme.toml"
        testamur("layout", "preview", "classic", "--fonts", fonts, "--programme", programme, "--name", name, "--latin-name", "Anna Li", "--out", file)
        text = plain(run("pdftotext", "-enc", "UTF-8", file, "-").stdout.decode())
        assert name in text, f"{name} is not in: {text}"
        assert file.stat().st_size < 70_000, name
    assert_archivable(files)


def assert_archivable(files):
    harness = ROOT / "tests/interop/verapdf"
    faults = {}
    for flavour in ("PDFA_3_A", "PDFUA_1"):
        done = run(harness / "check", flavour, *files, check=False, env=os.environ | {"PYTHON": sys.executable})
        if done.returncode != 0:
            faults[flavour] = done.stdout.decode() + done.stderr.decode()
    assert not faults, "\n".join(f"{flavour}:\n{said}" for flavour, said in faults.items())


def test_vera_pdf_accepts_receipts_in_every_language(testamur, issued, tmp_path):
    """Of many files, and of one token whose answer is attached; text and attachments come out."""
    shown = tmp_path / "shown"
    shown.mkdir()
    for one in issued[:5]:
        (shown / f"{one.number}.jwt").write_text(one.token, "utf-8")
    (shown / "other.txt").write_text("a paper without a code", "utf-8")
    files = []
    for language, title in [("en", "Receipt of a verification"), ("tr", "Doğrulama makbuzu"), ("ru", "Квитанция о проверке"), ("az", "Yoxlama qəbzi")]:
        file = tmp_path / f"{language}.pdf"
        testamur("verify", shown, "--csv", "--receipt", file, "--lang", language, check=False)
        assert plain(title) in plain(run("pdftotext", "-enc", "UTF-8", file, "-").stdout.decode())
        assert run("qpdf", "--check", file, check=False).returncode == 0
        files.append(file)
    run("pdfdetach", "-saveall", "-o", tmp_path, files[0])
    assert (tmp_path / "receipt.jwt").read_text("utf-8").startswith("eyJ")
    told = testamur("receipt", "verify", files[0], "--evidence", shown).stdout.decode()
    assert "GENUINE" in told and "belongs to it" in told, told
    assert_archivable(files)
