"""Spreadsheet programs open the copies of rosters that `--fix-out` writes."""

import csv
import os
import shutil

import pytest
from conftest import ROOT, run

ROSTER = """№;ФИО;Дата рождения;Отметки
1;Ивaнова Анна;2001-02-03;=1+1
2;Петрова Вера;31.02.2001;да
3;Şükrü Işık;14.03.1998;"два слова; точка"
"""


def fixed(tmp_path, language):
    """A copy of a roster with two faults: a Latin letter in a Cyrillic name, a day that is none."""
    (tmp_path / "roster.csv").write_text(ROSTER, "utf-8")
    binary = os.environ.get("TESTAMUR_BIN", ROOT / "target/debug/testamur")
    programme = ROOT / "examples/5-volunteers/programme.toml"
    done = run(binary, "--data", tmp_path / "data", "issue", "--programme", programme, "--roster", tmp_path / "roster.csv",
               "--out", tmp_path / "out", "--dry-run", "--fix-out", tmp_path / "fixed.xlsx", "--lang", language, check=False)
    assert done.returncode == 1, done.stderr.decode()
    return tmp_path / "fixed.xlsx"


@pytest.mark.skipif(not shutil.which("soffice"), reason="SKIPPED: LibreOffice is missing (libreoffice-calc-nogui)")
@pytest.mark.parametrize(("language", "faults"), [("en", "Faults"), ("tr", "Hatalar"), ("ru", "Ошибки"), ("az", "Xətalar")])
def test_libreoffice_opens_the_marked_copy_and_sees_every_cell(tmp_path, language, faults):
    file = fixed(tmp_path, language)
    # Every sheet into a file of its own: comma, quote, UTF-8, from the first line, as shown.
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    home = f"-env:UserInstallation=file://{tmp_path}/office"
    run("soffice", home, "--headless", "--convert-to", every_sheet, "--outdir", tmp_path / "sheets", file, timeout=300)
    sheets = {path.stem: list(csv.reader(path.open(encoding="utf-8"))) for path in (tmp_path / "sheets").glob("*.csv")}
    told = next(rows for name, rows in sheets.items() if name.endswith(f"-{faults}"))
    roster = next(rows for name, rows in sheets.items() if not name.endswith(f"-{faults}"))
    assert [row[1] for row in roster[:4]] == ["ФИО", "Ивaнова Анна", "Петрова Вера", "Şükrü Işık"]
    assert [row[2] for row in roster[1:4]] == ["2001-02-03", "31.02.2001", "14.03.1998"]
    assert [row[3] for row in roster[1:4]] == ["=1+1", "да", "два слова; точка"], "a text that looks like a formula stays a text"
    said = [" ".join(row) for row in told]
    assert any("mixed-scripts" in line or "Ивaнова" in line for line in said), said
    assert any("31.02.2001" in line for line in said), said
