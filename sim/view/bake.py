"""Baked layers: slow art is drawn once, shipped as WebP, scaled to the stage, and refined when it must be.

A shipped layer has one and a half pixels for each scene unit (1080 lines for 720 units). A smaller stage scales it
down; for a larger one a thread draws it anew and keeps it in the cache folder, which may be deleted at any time.
"""

import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import platformdirs
import pygame

from sim.core.complaints import Complaint
from sim.core.places import shipped
from sim.view.ink import Ink
from sim.view.sprites import for_screen

Variant = Literal["dark", "light"]
Paint = Callable[[Ink], None]
Size = tuple[int, int]
VARIANTS: tuple[Variant, ...] = ("dark", "light")
BASE: Size = (1280, 720)
_SHIPPED_UNIT = 1.5
_QUICK_UNIT = 0.375
_MOST_UNIT = 2.4
"""Larger layers are drawn at this many pixels a unit, then scaled up: a 4K canvas takes a gigabyte as it is drawn."""
_WORTH_REFINING = 1.4
"""Soft art may be stretched so far before the eye sees it."""
_ONE_AT_A_TIME = threading.Lock()
"""Several painters at once would take the processor from the frames."""


@dataclass(frozen=True)
class Layer:
    """A layer that ships: what it is called, who paints it, how large the scene is that it shows (in scene units)."""

    name: str
    paint: Paint
    base: Size = BASE
    quality: int = 86

    def at(self, size: Size, dark: bool) -> "Baked":
        """This layer, covering `size` pixels, for a dark or a light theme."""
        return layer(self.name, size, "dark" if dark else "light", self.paint, self.base)

    def at_unit(self, unit: float, dark: bool) -> "Baked":
        """This layer with so many pixels to a scene unit."""
        return self.at((max(1, round(self.base[0] * unit)), max(1, round(self.base[1] * unit))), dark)


class Baked:
    """A layer of the wanted size: something at once, the finer picture when a thread has drawn it."""

    def __init__(self, surface: pygame.Surface) -> None:
        self._surface = surface
        self._ready = False
        self.refining = False

    @property
    def surface(self) -> pygame.Surface:
        """The best picture so far, in the format of the screen."""
        if not self._ready:
            self._surface = for_screen(self._surface)
            self._ready = True
        return self._surface

    def improve(self, surface: pygame.Surface) -> None:
        """Take a finer picture in place of the present one."""
        self._surface = surface
        self._ready = False
        self.refining = False


def layer(name: str, size: Size, variant: Variant, paint: Paint, base: Size = BASE) -> Baked:
    """The layer `name`, covering `size` pixels.

    The scene of `base` units fills the size (`unit = max(width / base width, height / base height)`) and is centred;
    give a size of the base's shape to see all of it.
    """
    file = _shipped_file(name, variant)
    unit = unit_of(size, base)
    if file is not None:
        baked = Baked(_fitted(pygame.image.load(file), size))
        if unit <= _SHIPPED_UNIT * _WORTH_REFINING:
            return baked
    else:
        baked = Baked(_fitted(_painted(paint, _scaled(size, _QUICK_UNIT / unit), variant, base), size))
    kept = _cache_file(name, size, variant, file)
    if kept is not None and kept.is_file():
        baked.improve(pygame.image.load(kept))
        return baked
    baked.refining = True
    worker = threading.Thread(target=_refine, args=(baked, kept, size, variant, paint, base), daemon=True)
    worker.start()
    return baked


def unit_of(size: Size, base: Size = BASE) -> float:
    """Pixels of a scene unit when a scene of `base` units covers `size` pixels."""
    return max(size[0] / base[0], size[1] / base[1])


def canvas(size: Size, variant: Variant, base: Size = BASE) -> Ink:
    """An empty canvas of `size` pixels that the scene of `base` units covers, centred."""
    unit = unit_of(size, base)
    origin = ((base[0] - size[0] / unit) / 2, (base[1] - size[1] / unit) / 2)
    return Ink(*size, unit, origin, dark=variant == "dark")


def ship(row: Layer, folder: Path, unit: float = _SHIPPED_UNIT) -> tuple[Path, ...]:
    """Draw the two WebP files of a layer into `folder`.

    Raises:
        Complaint: Pillow is not installed.
    """
    try:
        from PIL import Image
    except ImportError as missing:
        raise Complaint("drawing the shipped layers needs Pillow: pip install 'open-channel[export]'.") from missing
    written = []
    size = (round(row.base[0] * unit), round(row.base[1] * unit))
    for variant in VARIANTS:
        ink = canvas(size, variant, row.base)
        row.paint(ink)
        picture = Image.fromarray(ink.pixels(), "RGBA")
        if bool((ink.alpha >= 0.999).all()):
            picture = picture.convert("RGB")
        file = folder / f"{row.name}-{variant}.webp"
        picture.save(file, quality=row.quality, method=6, alpha_quality=90)
        written.append(file)
    return tuple(written)


def _shipped_file(name: str, variant: Variant) -> Path | None:
    file = shipped("assets") / "baked" / f"{name}-{variant}.webp"
    return file if file.is_file() else None


def _cache_file(name: str, size: Size, variant: Variant, source: Path | None) -> Path | None:
    # The shipped file stands for the version of the art: new art, new name in the cache.
    stamp = hashlib.sha256(source.read_bytes()).hexdigest()[:12] if source is not None else "unshipped"
    folder = Path(platformdirs.user_cache_dir("open-channel")) / "baked"
    return folder / f"{name}-{variant}-{size[0]}x{size[1]}-{stamp}.png" if stamp != "unshipped" else None


def _scaled(size: Size, share: float) -> Size:
    return max(1, round(size[0] * min(share, 1))), max(1, round(size[1] * min(share, 1)))


def _painted(paint: Paint, size: Size, variant: Variant, base: Size) -> pygame.Surface:
    ink = canvas(size, variant, base)
    paint(ink)
    return ink.surface()


def _fitted(picture: pygame.Surface, size: Size) -> pygame.Surface:
    """The picture scaled to cover `size` and cut at the middle."""
    if picture.get_size() == size:
        return picture
    if picture.get_bitsize() not in (24, 32):
        picture = picture.convert(32)
    width, height = picture.get_size()
    share = max(size[0] / width, size[1] / height)
    scaled = pygame.transform.smoothscale(picture, (max(1, round(width * share)), max(1, round(height * share))))
    if scaled.get_size() == size:
        return scaled
    spare = (scaled.get_width() - size[0]) // 2, (scaled.get_height() - size[1]) // 2
    whole = pygame.Surface(size, scaled.get_flags() & pygame.SRCALPHA, scaled)
    whole.blit(scaled, (-spare[0], -spare[1]), special_flags=0)
    return whole


def _refine(baked: Baked, kept: Path | None, size: Size, variant: Variant, paint: Paint, base: Size) -> None:
    try:
        share = _MOST_UNIT / unit_of(size, base)
        with _ONE_AT_A_TIME:
            picture = _fitted(_painted(paint, _scaled(size, share), variant, base), size)
    except MemoryError:
        baked.refining = False
        return
    baked.improve(picture)
    if kept is None:
        return
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        half_written = kept.with_suffix(".part.png")
        pygame.image.save(picture, half_written)
        half_written.replace(kept)
    except (OSError, pygame.error):
        return
