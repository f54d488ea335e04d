"""What the Python tests read: the certificates that `testamur demo` wrote, and a mirror of what the institutions' host serves.

Of programmes with more than 100 certificates every 20th is taken; `pytest --all` takes them all.
"""

import concurrent.futures
import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
INTEROP = Path(os.environ.get("TESTAMUR_INTEROP", ROOT / "target/interop"))
SHARED = Path(os.environ.get("TESTAMUR_SHARED", ROOT.parent / "shared"))
HOST = "demo.testamur.example"


@dataclass(frozen=True)
class Issued:
    """One certificate as its three files."""

    programme: str
    number: str
    path: Path

    @property
    def pdf(self) -> Path:
        return self.path.with_name(f"{self.number}.pdf")

    @property
    def token(self) -> str:
        return self.path.with_name(f"{self.number}.jwt").read_text("utf-8").strip()

    @property
    def credential(self) -> dict:
        return json.loads(self.path.with_name(f"{self.number}.json").read_text("utf-8"))

    def __str__(self) -> str:
        return f"{self.programme}/{self.number}"


def pytest_addoption(parser):
    parser.addoption("--all", action="store_true", help="every certificate of every programme")


@pytest.fixture(scope="session")
def issued(request) -> list[Issued]:
    """The certificates to check."""
    everything = request.config.getoption("--all")
    chosen = []
    for folder in sorted((INTEROP / "demo/certificates").iterdir()):
        numbers = sorted(path.stem for path in folder.glob("*.jwt"))
        step = 1 if everything or len(numbers) <= 100 else 20
        chosen += [Issued(folder.name, number, folder / f"{number}.jwt") for number in numbers[::step]]
    assert chosen, "testamur demo wrote no certificates"
    print(f"{len(chosen)} certificates of {len({one.programme for one in chosen})} programmes")
    return chosen


@pytest.fixture(scope="session")
def one_of_each(issued) -> list[Issued]:
    """The first certificate of each programme."""
    return list({one.programme: one for one in reversed(issued)}.values())


def did_document(did: str) -> dict:
    """The DID document of a did:web, from the host's mirror."""
    _, method, host, *path = did.split(":")
    assert (method, host) == ("web", HOST), did
    return json.loads((INTEROP / "served" / ("/".join(path) or ".well-known") / "did.json").read_text("utf-8"))


def run(*command, check=True, **options) -> subprocess.CompletedProcess:
    """Runs a tool and keeps what it says; a failure shows it."""
    done = subprocess.run([str(word) for word in command], capture_output=True, **{"timeout": 120} | options)
    assert not check or done.returncode == 0, f"{command}: {done.returncode}\n{done.stdout.decode(errors='replace')}{done.stderr.decode(errors='replace')}"
    return done


def on_both_cores(work, items) -> list:
    """Does `work` for each item, at most as many at once as there are cores."""
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(work, items))


@pytest.fixture(scope="session")
def testamur():
    """Runs our own command line on the demo's data folder."""
    binary = os.environ.get("TESTAMUR_BIN", ROOT / "target/debug/testamur")

    def call(command, *arguments, **options):
        data = () if "--data" in arguments else ("--data", INTEROP / "demo")
        return run(binary, command, *data, *arguments, **options)

    return call
