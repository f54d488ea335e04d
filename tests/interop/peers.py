"""The same roster printed by others: reportlab + segno, and weasyprint + segno. scripts/measure runs it.

    python tests/interop/peers.py FOLDER COUNT

FOLDER holds certificates as `testamur demo` writes them (`*.json`). Their sheets carry the same words, the same fonts, and a QR code of the
same size; nothing is signed, attached or tagged, and nobody looks whether a letter is missing. Prints rows for docs/PERFORMANCE.md.
"""

import html
import io
import json
import sys
import time
from pathlib import Path

import segno

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "assets/fonts/eb-garamond"
LINK = "https://demo.testamur.example/v#"


def people(folder: str, count: int) -> list[dict]:
    """What the sheets say."""
    found = []
    for place, path in enumerate(sorted(Path(folder).glob("*.json"))[:count]):
        credential = json.loads(path.read_text("utf-8"))
        subject = credential["credentialSubject"]
        named = {one["identityType"]: one["identityHash"] for one in subject["identifier"]}
        found.append({
            "institution": credential["issuer"]["name"],
            "title": subject["achievement"]["name"],
            "name": named["name"],
            "native": named.get("ext:nativeName", ""),
            "number": named["ext:registerNumber"],
            "role": subject.get("role", ""),
            "hours": subject.get("result", [{"value": ""}])[0]["value"],
            "days": f"{subject['activityStartDate'][:10]} – {subject['activityEndDate'][:10]}",
            "official": credential["issuer"].get("official", ""),
            "link": LINK + str(10**594 + place * 7919),
        })
    return found


def lines(person: dict) -> list[tuple[str, int]]:
    return [
        (person["institution"], 15), ("СЕРТИФИКАТ ВОЛОНТЁРА / CERTIFICATE OF VOLUNTEERING", 20), (person["name"], 34),
        (person["native"], 16), (person["title"], 14), (f"{person['days']} · {person['hours']} · {person['role']}", 10),
        (person["official"], 10), (person["number"], 9),
    ]


def by_reportlab(person: dict) -> bytes:
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    if "Garamond" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Garamond", FONTS / "EBGaramond-Regular.ttf"))
    out = io.BytesIO()
    page = Canvas(out, pagesize=landscape(A4))
    y = 180 * mm
    for text, size in lines(person):
        page.setFont("Garamond", size)
        page.drawCentredString(148.5 * mm, y, text)
        y -= (size + 14)
    code = segno.make(person["link"], error="m", boost_error=False)
    side = 40 * mm / len(code.matrix)
    for row, modules in enumerate(code.matrix):
        for column, dark in enumerate(modules):
            if dark:
                page.rect(240 * mm + column * side, 60 * mm - row * side, side, side, stroke=0, fill=1)
    page.save()
    return out.getvalue()


def by_weasyprint(person: dict) -> bytes:
    import weasyprint

    code = segno.make(person["link"], error="m", boost_error=False).svg_inline(border=0, svgclass=None, lineclass=None, omitsize=True)
    body = "".join(f'<p style="font-size:{size}pt">{html.escape(text)}</p>' for text, size in lines(person))
    page = f"""<style>@page {{ size: A4 landscape; margin: 20mm }}
        @font-face {{ font-family: G; src: url("{(FONTS / 'EBGaramond-Regular.ttf').as_uri()}") }}
        body {{ font-family: G; text-align: center }} svg {{ position: absolute; right: 0; bottom: 0; width: 40mm; height: 40mm }}</style>
        {body}{code}"""
    return weasyprint.HTML(string=page).write_pdf()


def main() -> None:
    folder, count = sys.argv[1], int(sys.argv[2])
    for name, printed, most in (("reportlab + segno", by_reportlab, count), ("weasyprint + segno", by_weasyprint, min(count, 60))):
        some = people(folder, most)
        try:
            printed(some[0])
        except (ImportError, OSError) as error:
            print(f"| {name} | not measured: {error.__class__.__name__} |")
            continue
        start, size = time.process_time(), 0
        for person in some:
            size += len(printed(person))
        took = (time.process_time() - start) / len(some)
        print(f"| {name}: {len(some)} sheets of the same roster, unsigned | {took * 1e3:.1f} ms CPU a sheet, {size / len(some) / 1000:.0f} kB |")


if __name__ == "__main__":
    main()
