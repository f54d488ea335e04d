"""The long measurement of reading paper, as Markdown for docs/PERFORMANCE.md.

usage: paper.py BINARY DATA    DATA is what `testamur demo --once` wrote. Reads a few hundred photographs with zxing-cpp and with BINARY, then
sends sheets every way of genuine.py and counts what the page check says.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import genuine
import photos
from test_photos import read_by_zxing

WHAT = {
    "tilt": "tilted by 20, 35, 48, 58°",
    "turn": "turned by 8, 45, 137, 200°",
    "defocus": "out of focus",
    "shake": "shaken",
    "dark": "dark and grainy",
    "crease": "folded through the code",
    "curl": "curled",
    "shadow": "in a hand's shadow",
    "glare": "under a lamp",
    "jpeg": "packed hard",
    "pale": "pale print",
    "hand": "all of it, hurried",
}


def main() -> None:
    binary, data = Path(sys.argv[1]), Path(sys.argv[2])
    folders = [folder for folder in sorted((data / "certificates").iterdir()) if folder.is_dir()]
    sheets = [sorted(folder.glob("*.pdf")) for folder in folders]
    print("\n".join([*photographs(binary, data, [some[0] for some in sheets]), "", *files(binary, data, sheets)]))


def photographs(binary: Path, data: Path, sheets: list[Path]) -> list[str]:
    rows = defaultdict(lambda: {"all": 0, "theirs": [], "ours": [], "their_time": [], "our_time": [], "lost": 0})
    with tempfile.TemporaryDirectory() as folder:
        for case in photos.cases(len(sheets)):
            picture = Path(folder) / f"{case.name}.jpg"
            picture.write_bytes(photos.photograph(case, sheets[case.sheet]))
            theirs, their_time = read_by_zxing(picture)
            ours, our_time = read_by_testamur(binary, data, picture, sheets[case.sheet].stem)
            picture.unlink()
            for row in (rows[case.distortion], rows[case.frame], rows["all"]):
                row["all"] += 1
                row["theirs"] += [theirs]
                row["ours"] += [ours]
                row["lost"] += theirs and not ours
                row["their_time"] += [their_time]
                row["our_time"] += [our_time]
    return [
        "### Photographs of sheets",
        "",
        f"{rows['all']['all']} pictures made of the example sheets by `tests/interop/photos.py` in four frames, twelve distortions and four severities of each, the",
        "last of which hardly any reader survives. Each picture was read by zxing-cpp and by `testamur verify --json` in the same run, one at a time. Both",
        "times are for one picture from file to text, JPEG decoded; ours has the start of the process and the verdict in it.",
        "",
        "| pictures | zxing-cpp reads | Testamur reads | only zxing-cpp | zxing-cpp, median | Testamur, median | Testamur, slowest |",
        "|---|---|---|---|---|---|---|",
        *(line(WHAT.get(name, name), rows[name]) for name in [*WHAT, *photos.FRAMES, "all"]),
    ]


def line(name: str, row: dict) -> str:
    times = [statistics.median(row["their_time"]), statistics.median(row["our_time"]), max(row["our_time"])]
    shown = " | ".join(f"{1000 * seconds:.0f} ms" for seconds in times)
    return f"| {name} | {sum(row['theirs'])} of {row['all']} | {sum(row['ours'])} of {row['all']} | {row['lost']} | {shown} |"


def read_by_testamur(binary: Path, data: Path, picture: Path, number: str) -> tuple[bool, float]:
    start = time.perf_counter()
    done = subprocess.run([binary, "verify", "--data", data, "--json", picture], capture_output=True)
    took = time.perf_counter() - start
    answer = json.loads(done.stdout) if done.stdout else {"results": []}
    read = [result["certificate"]["number"] for result in answer["results"] if result["verdict"] == "accept"]
    assert not read or read == [number], f"{picture.name}: {read}"
    return bool(read), took


def files(binary: Path, data: Path, sheets: list[list[Path]]) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        jobs = [(way, place) for way in genuine.WAYS for place in range(len(sheets))]

        def send(job):
            at, (way, place) = job
            [sheet, other] = sheets[place][:2]
            genuine.WAYS[way](sheet, other, Path(folder) / f"{at:03}.pdf")

        with ThreadPoolExecutor(2) as pool:
            list(pool.map(send, enumerate(jobs)))
        start = time.perf_counter()
        done = subprocess.run([binary, "verify", "--data", data, "--json", folder], capture_output=True)
        took = time.perf_counter() - start
        said = defaultdict(Counter)
        for answer in map(json.loads, done.stdout.decode().splitlines()):
            way, _ = jobs[int(Path(answer["file"]).stem)]
            said[way][word(answer)] += 1
    rejected = sum(count for words in said.values() for word, count in words.items() if word.startswith("reject"))
    return [
        "### Genuine sheets after a journey",
        "",
        f"{len(jobs)} files: a sheet of each programme, sent every way of `tests/interop/genuine.py`. **{rejected} were refused.** All of them took {took:.1f} s.",
        "",
        "| way | the page is said to be |",
        "|---|---|",
        *(f"| {way} | {', '.join(f'{word} ({count})' for word, count in said[way].most_common())} |" for way in genuine.WAYS),
    ]


def word(answer: dict) -> str:
    """The word of the page check; the verdict instead, where it is no acceptance."""
    if not answer["results"] or answer["verdict"] != "accept":
        reasons = {result["reason"] for result in answer["results"]}
        return f"{answer['verdict']}: {', '.join(sorted(filter(None, reasons))) or 'nothing found'}"
    return next(check["result"] for check in answer["results"][0]["checks"] if check["check"] == "page")


if __name__ == "__main__":
    main()
