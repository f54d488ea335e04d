"""What happens to a genuine sheet on its way: it is printed to a file, rotated, merged, compressed, archived, scanned, annotated.

`WAYS` names each way and does it; the tools are Debian's ghostscript, mupdf-tools, poppler-utils and qpdf, and PyPI's pikepdf, pypdf and img2pdf.
"""

import shutil
import subprocess
from pathlib import Path

import img2pdf
import pikepdf
import pypdf

A4 = (841.89, 595.28)


def run(*command) -> None:
    done = subprocess.run([str(word) for word in command], capture_output=True, timeout=120)
    # qpdf says 3 where it only warns.
    allowed = (0, 3) if command[0] == "qpdf" else (0,)
    if done.returncode not in allowed:
        raise RuntimeError(f"{command}: {done.returncode}\n{done.stdout.decode(errors='replace')}{done.stderr.decode(errors='replace')}")


def qpdf(*options):
    return lambda sheet, other, into: run("qpdf", sheet, *options, into)


def ghostscript(*options):
    return lambda sheet, other, into: run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", *options, f"-sOutputFile={into}", sheet)


def through_postscript(sheet, other, into):
    paper = into.with_suffix(".ps")
    run("pdftops", "-level3", sheet, paper)
    run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=pdfwrite", f"-sOutputFile={into}", paper)
    paper.unlink()


def scanned(dots_per_inch, *options, producer=None):
    def way(sheet, other, into):
        page = into.with_suffix("")
        run("pdftoppm", "-r", dots_per_inch, "-singlefile", *options, sheet, page)
        [picture] = into.parent.glob(f"{page.name}.[jp][pn]g")
        into.write_bytes(img2pdf.convert(str(picture), producer=producer) if producer else img2pdf.convert(str(picture)))
        picture.unlink()

    return way


def with_pikepdf(change=lambda pdf: None, **saving):
    def way(sheet, other, into):
        with pikepdf.open(sheet) as pdf:
            change(pdf)
            pdf.save(into, **saving)

    return way


def two_up(sheet, other, into):
    with pikepdf.open(sheet) as pdf, pikepdf.open(other) as second:
        pdf.pages.extend(second.pages)
        pdf.add_blank_page(page_size=(595.28, 841.89))
        paper = pdf.pages[-1]
        for place, bottom in ((0, 420.9), (1, 0)):
            paper.add_overlay(pdf.pages[place], pikepdf.Rectangle(0, bottom, 595.28, bottom + 420.9))
        del pdf.pages[0:2]
        pdf.save(into)


def smaller(sheet, other, into):
    with pikepdf.open(sheet) as pdf:
        pdf.add_blank_page(page_size=(595.28, 420.9))
        pdf.pages[-1].add_overlay(pdf.pages[0], pikepdf.Rectangle(0, 0, 595.28, 420.9))
        del pdf.pages[0]
        pdf.save(into)


def annotated(kind, **entries):
    def change(pdf):
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(kind), Rect=[60, 60, 160, 90], F=4, **entries)
        pdf.pages[0].Annots.append(pdf.make_indirect(note))

    return with_pikepdf(change)


def cropped(pdf):
    pdf.pages[0].CropBox = [14, 14, A4[0] - 14, A4[1] - 14]


def with_pypdf(change):
    def way(sheet, other, into):
        writer = pypdf.PdfWriter(clone_from=sheet)
        change(writer)
        writer.write(into)

    return way


def in_steps(sheet, other, into):
    """Saved again at the end of the file, as editors do with a changed title."""
    shutil.copy(sheet, into)
    writer = pypdf.PdfWriter(fileobj=into, incremental=True)
    writer.add_metadata({"/Keywords": "application of Monday"})
    writer.write(into)


def by_chromium(sheet, other, into):
    """Printed from a browser: the page as vectors."""
    page, drawing = into.with_suffix(".html"), into.with_suffix(".svg")
    run("pdftocairo", "-svg", sheet, drawing)
    style = "@page { size: A4 landscape; margin: 0 } body { margin: 0 } img { width: 297mm; display: block }"
    page.write_text(f"<!doctype html><style>{style}</style><img src='{drawing.name}'>")
    chromium = ("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-pdf-header-footer")
    run(*chromium, f"--print-to-pdf={into}", page.as_uri())
    page.unlink(), drawing.unlink()


def merged(tool):
    def way(sheet, other, into):
        if tool == "qpdf":
            run("qpdf", sheet, "--pages", sheet, other, "--", into)
        elif tool == "pdfunite":
            run("pdfunite", sheet, other, into)
        elif tool == "mutool":
            run("mutool", "merge", "-o", into, sheet, other)
        elif tool == "pypdf":
            writer = pypdf.PdfWriter(clone_from=sheet)
            writer.append(other)
            writer.write(into)
        elif tool == "ghostscript":
            run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=pdfwrite", f"-sOutputFile={into}", sheet, other)

    return way


def with_a_foreign_page(sheet, other, into):
    """A letter of application in front, by a tool that keeps the sheet's producer."""
    with pikepdf.open(sheet) as pdf:
        pdf.add_blank_page(page_size=(595.28, 841.89))
        letter = pdf.pages[-1]
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        letter.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        letter.Contents = pdf.make_stream(b"BT /F1 14 Tf 80 700 Td (Dear Sirs, my certificate is enclosed.) Tj ET")
        pdf.save(into)


WAYS = {
    "copied": lambda sheet, other, into: shutil.copy(sheet, into),
    "qpdf, linearized": qpdf("--linearize"),
    "qpdf, no object streams": qpdf("--object-streams=disable"),
    "qpdf, readable form": qpdf("--qdf"),
    "qpdf, recompressed": qpdf("--recompress-flate", "--compression-level=9", "--object-streams=generate"),
    "qpdf, coalesced contents": qpdf("--coalesce-contents"),
    "qpdf, annotations flattened": qpdf("--flatten-annotations=all"),
    "qpdf, turned by 90°": qpdf("--rotate=+90"),
    "qpdf, turned by 180°": qpdf("--rotate=+180"),
    "qpdf, encrypted, no password to open": qpdf("--encrypt", "", "owner", "256", "--"),
    "qpdf, encrypted, no passwords at all": qpdf("--encrypt", "", "", "256", "--allow-insecure", "--"),
    "pikepdf, saved": with_pikepdf(),
    "pikepdf, saved as PDF 1.4": with_pikepdf(object_stream_mode=pikepdf.ObjectStreamMode.disable, force_version="1.4"),
    "pikepdf, normalized contents": with_pikepdf(normalize_content=True),
    "pikepdf, cropped margin": with_pikepdf(cropped),
    "pikepdf, two on a page": two_up,
    "pikepdf, on A5": smaller,
    "pikepdf, a note": annotated("/Text", Contents=pikepdf.String("seen")),
    "pikepdf, a highlight": annotated("/Highlight", QuadPoints=[60, 90, 160, 90, 60, 60, 160, 60], C=[1, 1, 0]),
    "pikepdf, a letter enclosed": with_a_foreign_page,
    "pypdf, cloned": with_pypdf(lambda writer: None),
    "pypdf, compressed": with_pypdf(lambda writer: [page.compress_content_streams() for page in writer.pages]),
    "pypdf, turned by 270°": with_pypdf(lambda writer: writer.pages[0].rotate(270)),
    "pypdf, saved in steps": in_steps,
    "mutool clean": lambda sheet, other, into: run("mutool", "clean", "-gggg", "-z", sheet, into),
    "mutool clean, sanitized": lambda sheet, other, into: run("mutool", "clean", "-s", "-z", sheet, into),
    "mutool convert": lambda sheet, other, into: run("mutool", "convert", "-o", into, sheet),
    "ghostscript": ghostscript("-sDEVICE=pdfwrite"),
    "ghostscript, for screens": ghostscript("-sDEVICE=pdfwrite", "-dPDFSETTINGS=/screen"),
    "ghostscript, pictures of 200 dpi": ghostscript("-sDEVICE=pdfimage24", "-r200"),
    "poppler, pdftocairo": lambda sheet, other, into: run("pdftocairo", "-pdf", sheet, into),
    "poppler, printed as PostScript": through_postscript,
    "poppler, pdfseparate": lambda sheet, other, into: run("pdfseparate", "-f", 1, "-l", 1, sheet, into),
    "chromium, printed": by_chromium,
    "merged by qpdf": merged("qpdf"),
    "merged by pdfunite": merged("pdfunite"),
    "merged by mutool": merged("mutool"),
    "merged by pypdf": merged("pypdf"),
    "merged by ghostscript": merged("ghostscript"),
    "scanned, 300 dpi, grey": scanned(300, "-gray", "-png"),
    "scanned, 200 dpi, JPEG": scanned(200, "-jpeg"),
    "scanned, 150 dpi, our mark kept": scanned(150, "-png", producer="Testamur 0.1"),
}


def tool(way: str) -> str:
    """The program without which a way cannot be gone."""
    programs = {"ghostscript": "gs", "mutool": "mutool", "chromium": "chromium", "qpdf": "qpdf", "poppler": "pdftocairo"}
    asks = [program for word, program in programs.items() if word in way]
    return "gs" if "PostScript" in way else asks[0] if asks else "pdftoppm"
