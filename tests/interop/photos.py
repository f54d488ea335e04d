"""Makes photographs of printed sheets as telephones take them: the same cases, the same pixels, every time.

A case is a frame (how far away, how many pixels), a distortion, its severity from 1 to 4, and a sheet. The sheet is rasterised by poppler,
laid on a table, seen in perspective, lit, blurred, made grainy and packed as JPEG. Nothing is random but by the seed in a case's name.
"""

import subprocess
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np

LONG_SIDE = 297.0  # millimetres of an A4 page
MODULE = 0.508  # millimetres: the usual module of a sheet's code


@dataclass(frozen=True)
class Frame:
    """What the picture shows: some millimetres of the page around the code, or the whole page on its table."""

    width: int
    height: int
    shown: float  # millimetres of paper across the picture


FRAMES = {
    "sheet-12MP": Frame(4000, 3000, 340.0),
    "code-12MP": Frame(4000, 3000, 90.0),
    "quarter-0.9MP": Frame(1104, 828, 130.0),
    "code-0.9MP": Frame(1104, 828, 90.0),
}


@dataclass(frozen=True)
class Case:
    frame: str
    distortion: str
    severity: int
    sheet: int

    @property
    def name(self) -> str:
        return f"{self.frame}_{self.distortion}_{self.severity}_{self.sheet}"


# Each distortion at its four severities, the last of which hardly any reader survives. Lengths are in millimetres on paper, so that a
# picture of many pixels is as blurred as a small one; a telephone's own softness is a part of a pixel and always there.
SEVERITIES = {
    "tilt": (20, 35, 48, 58),  # degrees from above
    "turn": (8, 45, 137, 200),  # degrees
    "defocus": (0.20, 0.32, 0.42, 0.52),  # radius of the disc
    "shake": (0.45, 0.75, 1.0, 1.25),  # length of the streak
    "dark": (0.12, 0.05, 0.025, 0.014),  # share of the light of a good picture
    "crease": (10, 25, 40, 55),  # degrees between the two halves
    "curl": (3.0, 6.0, 10.0, 15.0),  # millimetres that the middle of the sheet stands up
    "shadow": (0.5, 0.7, 0.82, 0.9),  # light that a hand takes away
    "glare": (6.0, 10.0, 14.0, 18.0),  # radius of a lamp's reflection
    "jpeg": (40, 20, 10, 5),  # quality
    "pale": (0.6, 0.35, 0.2, 0.12),  # contrast of the print
    "hand": (1, 2, 3, 4),  # a little of everything
}


def cases(sheets: int) -> list[Case]:
    """Every frame, distortion and severity, the sheets in turn."""
    found = []
    for frame in FRAMES:
        for distortion, severities in SEVERITIES.items():
            for severity in range(1, len(severities) + 1):
                found += [Case(frame, distortion, severity, sheet) for sheet in turns(len(found), sheets)]
    return found


def turns(start: int, sheets: int) -> list[int]:
    return sorted({start % sheets, (start + sheets // 2) % sheets})


def few(sheets: int) -> list[Case]:
    """A handful for every day: each distortion at its second severity in three frames, one at 12 megapixels of each second."""
    found = []
    for at, distortion in enumerate(SEVERITIES):
        frames = ["quarter-0.9MP", "code-0.9MP"] + (["sheet-12MP"] if at % 2 else []) + (["code-12MP"] if at % 4 == 0 else [])
        found += [Case(frame, distortion, 2, (at + len(frame)) % sheets) for frame in frames]
    return found


@lru_cache(maxsize=4)
def raster(pdf: Path, dots_per_inch: int, left: int, top: int, width: int, height: int) -> np.ndarray:
    """A part of the page in grey, 0 to 1; the place in pixels at this resolution."""
    box = ["-x", left, "-y", top, "-W", width, "-H", height]
    command = ["pdftoppm", "-r", dots_per_inch, "-gray", "-singlefile", *box, pdf]
    done = subprocess.run([str(word) for word in command], capture_output=True, check=True)
    return cv2.imdecode(np.frombuffer(done.stdout, np.uint8), cv2.IMREAD_GRAYSCALE).astype(np.float32) / 255


def overview(pdf: Path) -> np.ndarray:
    return raster(pdf, 200, 0, 0, 0, 0)


@lru_cache(maxsize=64)
def size_of(pdf: Path) -> tuple[float, float]:
    """Width and height of the page in millimetres."""
    height, width = overview(pdf).shape
    return width * 25.4 / 200, height * 25.4 / 200


@lru_cache(maxsize=64)
def code_at(pdf: Path) -> tuple[float, float, float]:
    """The middle of the code and its width, in millimetres from the upper left."""
    import zxingcpp

    page = np.round(overview(pdf) * 255).astype(np.uint8)
    [code] = zxingcpp.read_barcodes(page, zxingcpp.BarcodeFormat.QRCode)
    corners = [code.position.top_left, code.position.top_right, code.position.bottom_right, code.position.bottom_left]
    across = [corner.x for corner in corners]
    down = [corner.y for corner in corners]
    millimetre = 25.4 / 200
    return sum(across) / 4 * millimetre, sum(down) / 4 * millimetre, (max(across) - min(across)) * millimetre


def photograph(case: Case, pdf: Path) -> bytes:
    """The JPEG file of a case."""
    frame = FRAMES[case.frame]
    chance = np.random.default_rng(zlib.crc32(case.name.encode()))
    shot = Shot(frame, chance, size_of(pdf), code_at(pdf))
    getattr(shot, case.distortion)(SEVERITIES[case.distortion][case.severity - 1])
    return shot.take(pdf)


class Shot:
    """One picture being taken. The methods named after distortions set what `take` then does."""

    def __init__(self, frame: Frame, chance: np.random.Generator, page: tuple[float, float], code: tuple[float, float, float]):
        self.is_whole = frame.shown > LONG_SIDE
        if self.is_whole and page[0] < page[1]:  # the telephone is held upright
            frame = Frame(frame.height, frame.width, frame.shown * frame.height / frame.width)
        self.frame, self.chance, self.page, self.code = frame, chance, page, code
        self.shown = frame.shown
        self.tilted, self.turned = float(chance.uniform(2, 6)), float(chance.uniform(-4, 4))
        self.direction = float(chance.uniform(0, 360))  # whither it is tilted
        self.disc = self.streak = self.fold = self.bulge = self.shade = self.lamp = 0.0
        self.light, self.quality, self.contrast = 1.0, 88, 0.92

    @property
    def scale(self) -> float:
        """Pixels a millimetre."""
        return self.frame.width / self.shown

    def tilt(self, degrees):
        self.tilted = degrees

    def turn(self, degrees):
        self.turned = degrees
        if self.is_whole:
            self.shown = 490.0  # the page fits however it lies

    def defocus(self, millimetres):
        self.disc = millimetres

    def shake(self, millimetres):
        self.streak = millimetres

    def dark(self, light):
        self.light = light

    def crease(self, degrees):
        self.fold = degrees

    def curl(self, millimetres):
        self.bulge = millimetres

    def shadow(self, share):
        self.shade = share

    def glare(self, millimetres):
        self.lamp = millimetres

    def jpeg(self, quality):
        self.quality = quality

    def pale(self, contrast):
        self.contrast = contrast

    def hand(self, step):
        """A hurried picture: all at once, each mildly."""
        self.tilted, self.turned = 8.0 + 7 * step, float(self.chance.uniform(-30, 30))
        self.disc, self.streak, self.light = 0.07 * step, 0.15 * step, 0.5 / 2.4**step
        self.bulge, self.shade, self.quality, self.contrast = 1.5 * step, 0.18 * step, 75 - 12 * step, 0.85 - 0.1 * step

    def take(self, pdf: Path) -> bytes:
        across, down = self.places()
        picture = self.develop(self.paper(pdf, across, down), across, down)
        soft = 0.45 if self.frame.width < 2000 else 0.7  # the lens and the mosaic of its sensor, in pixels
        picture = cv2.GaussianBlur(picture, (0, 0), soft)
        if self.disc:
            picture = cv2.filter2D(picture, -1, disc(self.disc * self.scale), borderType=cv2.BORDER_REFLECT)
        if self.streak:
            picture = cv2.filter2D(picture, -1, streak(self.streak * self.scale, self.direction), borderType=cv2.BORDER_REFLECT)
        grey = self.sensor(picture)
        # A warm lamp: red more, blue less. The mosaic's colours are smooth, so the three planes are one.
        planes = [np.clip(grey * tint, 0, 1) for tint in (0.86, 0.98, 1.0)]
        coloured = np.round(np.dstack(planes) * 255).astype(np.uint8)
        return cv2.imencode(".jpg", coloured, [cv2.IMWRITE_JPEG_QUALITY, self.quality])[1].tobytes()

    def places(self) -> tuple[np.ndarray, np.ndarray]:
        """For each pixel the place on the paper that it shows, in millimetres."""
        frame = self.frame
        x, y = (self.page[0] / 2, self.page[1] / 2) if self.is_whole else self.code[:2]
        jitter = self.chance.uniform(-0.04, 0.04, 2) * self.shown
        columns, rows = np.meshgrid(np.arange(frame.width, dtype=np.float32), np.arange(frame.height, dtype=np.float32))
        u = (columns - frame.width / 2) / self.scale + jitter[0]
        v = (rows - frame.height / 2) / self.scale + jitter[1]
        # A pinhole 1.3 pictures away looks at a plane that is turned, then tilted about an axis through its middle.
        distance, tilted = 1.3 * self.shown, np.radians(self.tilted)
        cos, sin = np.cos(np.radians(self.direction)), np.sin(np.radians(self.direction))
        along, aside = u * cos + v * sin, v * cos - u * sin
        depth = distance / (distance * np.cos(tilted) + along * np.sin(tilted))
        along, aside = along * depth, aside * np.cos(tilted) * depth
        u, v = along * cos - aside * sin, along * sin + aside * cos
        cos, sin = np.cos(np.radians(self.turned)), np.sin(np.radians(self.turned))
        u, v = u * cos + v * sin, v * cos - u * sin
        return self.bent(u + x, v + y)

    def bent(self, across, down):
        """Paper that is folded through the code, or stands up in the middle, seen from a little aside."""
        x, y, width = self.code
        if self.fold:
            aside = (across - x) + 0.35 * (down - y) - 0.12 * width
            shortened = np.where(aside > 0, 1 / np.cos(np.radians(self.fold)), 1.0).astype(np.float32)
            lifted = np.where(aside > 0, aside * np.tan(np.radians(self.fold)) * 0.18, 0).astype(np.float32)
            across, down = x + 0.12 * width + aside * shortened - 0.35 * (down - y), down + lifted
        if self.bulge:
            span = max(self.shown, 120.0)
            height = self.bulge * np.cos(np.pi * (across - x - 0.1 * span) / span)
            across, down = across + height * 0.25, down + height * 0.6
        return across.astype(np.float32), down.astype(np.float32)

    def paper(self, pdf, across, down):
        """The grey of the paper, or of the table beside it."""
        near = self.scale * 25.4 * (1.6 if self.scale < 25 else 1.0)
        dots = int(min(max(near, 150), 1200))
        per = dots / 25.4
        if self.is_whole:
            left = top = 0
            source = raster(pdf, dots, 0, 0, 0, 0)
        else:
            left, top = (max(0, int((middle - self.shown) * per)) for middle in self.code[:2])
            source = raster(pdf, dots, left, top, int(2 * self.shown * per), int(2 * self.shown * per))
        seen = cv2.remap(source, across * per - left, down * per - top, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        wood = cv2.resize(self.chance.uniform(0.18, 0.42, (24, 32)).astype(np.float32), seen.shape[::-1], interpolation=cv2.INTER_CUBIC)
        outside = (across < 0) | (down < 0) | (across > self.page[0]) | (down > self.page[1])
        printed = 0.94 - (1 - seen) * self.contrast * 0.9
        return np.where(outside, wood, printed).astype(np.float32)

    def develop(self, paper, across, down):
        """Light on the paper, as light: a gradient, a fold's two sides, a shadow's soft edge, a lamp."""
        x, y, width = self.code
        light = paper**2.2
        slope = self.chance.uniform(-0.12, 0.12, 2)
        light = light * (0.9 + slope[0] * (across - x) / self.shown + slope[1] * (down - y) / self.shown)
        if self.fold:
            aside = (across - x) + 0.35 * (down - y) - 0.12 * width
            light = light * np.where(aside > 0, np.cos(np.radians(self.fold)), 1.0)
            light = light * (1 - 0.5 * np.exp(-((aside - 0.5) / 0.45) ** 2)) + 0.35 * np.exp(-((aside + 0.4) / 0.35) ** 2)
        if self.shade:
            edge = (across - x) * 0.8 + (down - y) * 0.6 + 0.1 * width
            light = light * (1 - self.shade * (0.5 + 0.5 * np.tanh(edge / 2.4)))
        if self.lamp:
            away = np.hypot(across - x - 0.18 * width, (down - y + 0.1 * width) * 1.3)
            light = light + 0.8 * (1 - np.tanh((away - self.lamp * 0.6) / (0.28 * self.lamp)))
        return np.clip(light, 0, 1.2).astype(np.float32)

    def sensor(self, light):
        """Photons are counted, then the picture is brightened, smoothed a little and given its gamma."""
        full = 9000.0 * self.light
        counted = light * full + self.chance.normal(0, 1, light.shape).astype(np.float32) * np.sqrt(light * full + 40.0)
        bright = np.clip(counted / full * min(1.0, 0.25 + self.light * 2), 0, 1)
        if self.light < 0.2:
            bright = cv2.GaussianBlur(bright, (0, 0), 0.8)
        return bright ** (1 / 2.2)


def disc(radius: float) -> np.ndarray:
    reach = int(np.ceil(radius))
    y, x = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    kernel = np.clip(radius + 0.5 - np.hypot(x, y), 0, 1).astype(np.float32)
    return kernel / kernel.sum()


def streak(length: float, degrees: float) -> np.ndarray:
    reach = int(np.ceil(length / 2)) + 1
    fine = np.zeros((2 * reach + 1, 2 * reach + 1), np.float32)
    cos, sin = np.cos(np.radians(degrees)) * length / 2, np.sin(np.radians(degrees)) * length / 2
    ends = [tuple(int(round((reach + sign * part) * 16)) for part in (cos, sin)) for sign in (-1, 1)]
    cv2.line(fine, *ends, 1.0, 1, cv2.LINE_AA, 4)
    return fine / fine.sum()
