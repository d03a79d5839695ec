"""A small patch of membrane with every counted receptor as a dot, seen from outside, coloured by what it is doing."""

from collections.abc import Mapping, Sequence
from math import ceil, log

import numpy as np
import pygame
from numpy.typing import NDArray

from sim.scenes.pore_parts.states import MAGNESIUM_DARK, MAGNESIUM_LIGHT, STATES, colour
from sim.view.sprites import for_screen
from sim.view.text import Type
from sim.view.theme import Theme

GROUPS = ("shut", "desensitised", "open", "open, Mg²⁺ inside", "blocked by drug, open", "drug trapped")
"""What a dot can say, in the order in which the dots are dealt out."""
SHORT = ("shut", "desensitised", "open", "Mg²⁺ in it", "drug in it", "trapped")
"""The same in the words of the key."""
_WITHOUT_BLOCKER = 4
"""So many groups there are where no drug lodges in the pore."""
SEALED = ((0, "no current"), (2, "conducts"))
"""What the key names of a compound to be identified: only what ions tell."""
_SHAPED = 6
"""Pixels from which a dot has a shape as well as a colour."""
_KEY_SIZE = 11.0
_OF_STATE = {"C0": 0, "C1": 0, "C2": 0, "D": 1, "OB": 4, "C0B": 5, "C1B": 5, "C2B": 5, "DB": 5}


def group_colours(theme: Theme) -> tuple[str, ...]:
    """A colour for each group."""
    magnesium = MAGNESIUM_DARK if theme.dark else MAGNESIUM_LIGHT
    shut = "#46548c" if theme.dark else "#aab3d0"
    return shut, colour("D", theme), colour("O", theme), magnesium, colour("OB", theme), colour("C0B", theme)


def counts(occupancy: Mapping[str, float], receptors: int, conducting: float) -> NDArray[np.int64]:
    """How many receptors are in each group; they always add up to `receptors`.

    Args:
        conducting: the share that passes ions; open receptors beyond it have magnesium inside.
    """
    shares = np.zeros(len(GROUPS))
    for name in STATES:
        if name != "O":
            shares[_OF_STATE[name]] += occupancy.get(name, 0.0)
    shares[2] = min(conducting, occupancy.get("O", 0.0))
    shares[3] = occupancy.get("O", 0.0) - shares[2]
    exact = shares / max(shares.sum(), 1e-12) * receptors
    whole: NDArray[np.int64] = np.floor(exact + 1e-6).astype(np.int64)
    left = receptors - int(whole.sum())
    if left > 0:
        whole[np.argsort(whole - exact, kind="stable")[:left]] += 1
    return whole


class Patch:
    """The patch at one size. Receptors keep their places, so that few dots change when the counts change little."""

    def __init__(self, area: pygame.Rect, theme: Theme, ground: str) -> None:
        self.area = area
        self._ground = pygame.Color(ground)
        self._colours = np.array([tuple(pygame.Color(c))[:3] for c in group_colours(theme)], np.uint8)
        self._receptors = 0
        self._order = np.zeros(0, np.int64)
        self._small = pygame.Surface((1, 1))
        self._cell = 1
        self._mask: pygame.Surface | None = None
        self._last: tuple[int, ...] = ()
        self._shown = pygame.Surface((1, 1))
        self._dark = theme.dark
        self._tiles: NDArray[np.uint8] | None = None

    def draw(self, surface: pygame.Surface, numbers: NDArray[np.int64]) -> None:
        """Draw so many dots of each group."""
        receptors = int(numbers.sum())
        if receptors == 0:
            return
        if receptors != self._receptors:
            self._deal(receptors)
        key = tuple(int(n) for n in numbers)
        if key != self._last:
            self._last = key
            self._paint(numbers)
        surface.blit(self._shown, self._shown.get_rect(center=self.area.center))

    def _deal(self, receptors: int) -> None:
        """Choose the grid for so many receptors, and who stands where."""
        self._receptors = receptors
        self._last = ()
        width, height = self.area.size
        columns = max(range(1, min(receptors, 150) + 1), key=lambda n: self._fit(receptors, n))
        rows = ceil(receptors / columns)

        self._cell = max(1, min(width // columns, height // rows, max(6, height // 2, 1)))
        self._order = np.random.default_rng(5).permutation(receptors)
        self._small = pygame.Surface((columns, rows), 0, 24)
        self._tiles = shapes(self._cell, self._colours, self._ground) if self._cell >= _SHAPED else None
        self._mask = self._dots(columns, rows) if 3 <= self._cell < _SHAPED else None

    def _fit(self, receptors: int, columns: int) -> tuple[int, int, int]:
        """How good so many columns are: large dots, then the shape of the area, then a full last row."""
        rows = ceil(receptors / columns)
        width, height = max(self.area.w, 1), max(self.area.h, 1)
        off_shape = abs(log(columns * height / (rows * width)))
        return min(width // columns, height // rows), -round(off_shape / 0.3), receptors - rows * columns

    def _paint(self, numbers: NDArray[np.int64]) -> None:
        columns, rows = self._small.get_size()
        if self._tiles is not None:
            groups = np.full(columns * rows, len(GROUPS))
            groups[self._order] = np.repeat(np.arange(len(GROUPS)), numbers)
            whole = self._tiles[groups.reshape(rows, columns)].transpose(1, 2, 0, 3, 4)
            whole = whole.reshape(columns * self._cell, rows * self._cell, 3)
            self._shown = for_screen(pygame.surfarray.make_surface(whole))
            return
        cells = np.empty((columns * rows, 3), np.uint8)
        cells[:] = tuple(self._ground)[:3]
        cells[self._order] = np.repeat(self._colours, numbers, axis=0)
        pygame.surfarray.blit_array(self._small, cells.reshape(rows, columns, 3).swapaxes(0, 1))
        if self._cell < 2:  # too many for whole pixels: they melt into each other, and the tint tells the shares
            share = min(self.area.w / columns, self.area.h / rows)
            whole = self._small.convert(32) if self._small.get_bitsize() not in (24, 32) else self._small
            self._shown = pygame.transform.smoothscale(whole, (round(columns * share), round(rows * share)))
            return
        shown = pygame.transform.scale(self._small, (columns * self._cell, rows * self._cell))
        if self._mask is not None:
            shown.blit(self._mask, (0, 0))
        self._shown = for_screen(shown)

    def _dots(self, columns: int, rows: int) -> pygame.Surface:
        """Lies over the coloured cells and leaves of each a lit disc."""
        k = self._cell
        along = (np.arange(k) + 0.5) / k - 0.5
        x, y = np.meshgrid(along, along)
        far = np.hypot(x, y)
        around = np.clip((far - 0.40) * k + 0.5, 0, 1)
        shade = np.clip(0.62 * np.hypot(x + 0.13, y + 0.15) ** 1.5, 0, 0.5) if k >= 6 else np.zeros_like(far)
        pore = np.clip((0.10 - far) * k + 0.5, 0, 1) * 0.75 if k >= 12 else np.zeros_like(far)
        inner = np.maximum(shade, pore)
        alpha = np.clip(around + (1 - around) * inner, 0, 1)
        share = (around / np.maximum(alpha, 1e-6))[..., None]
        tone = share * np.array(tuple(self._ground)[:3]) + (1 - share) * np.array([6, 8, 20])
        tile = np.dstack([tone, alpha[..., None] * 255]).astype(np.uint8)
        whole = np.tile(tile, (rows, columns, 1))
        mask = pygame.image.frombuffer(whole.tobytes(), (columns * k, rows * k), "RGBA")
        return for_screen(mask)


def shapes(side: int, colours: NDArray[np.uint8], ground: pygame.Color) -> NDArray[np.uint8]:
    """A tile of `side` pixels for each group, and the bare ground last; [group, x, y, colour].

    Shut a ball, desensitised a ball with a bar, open a ring, magnesium a ball with a light core. With a drug it has
    corners: a diamond while the gate is open, a square once it is trapped.
    """
    along = (np.arange(side) + 0.5) / side - 0.5
    x, y = np.meshgrid(along, along, indexing="ij")
    far = np.hypot(x, y)

    def inside(field: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.clip(0.5 - field * side, 0, 1)

    ball, core = inside(far - 0.40), inside(far - 0.15)
    bar = inside(np.maximum(np.abs(y) - 0.07, np.abs(x) - 0.24))
    cover = (
        ball, ball * (1 - bar), ball * (1 - inside(far - 0.19)), ball,
        inside((np.abs(x) + np.abs(y) - 0.52) * 0.707), inside(np.maximum(np.abs(x), np.abs(y)) - 0.36),
    )  # fmt: skip
    light = 1 - np.clip(0.62 * np.hypot(x + 0.13, y + 0.15) ** 1.5, 0, 0.5)
    behind = np.array(tuple(ground)[:3], float)
    tiles = np.empty((len(GROUPS) + 1, side, side, 3))
    tiles[-1] = behind
    for i, share in enumerate(cover):
        tone = colours[i] * light[..., None]
        if i == 3:
            tone = tone + (255 - tone) * (0.9 * core)[..., None]
        tiles[i] = behind + (tone - behind) * share[..., None]
    return np.asarray(tiles + 0.5, np.uint8)


def named(blocks: bool, sealed: bool = False) -> tuple[tuple[int, str], ...]:
    """What the key names: the number of each group and its word.

    Args:
        blocks: there is a drug that lodges in the pore.
        sealed: the compound is still to be identified.
    """
    return SEALED if sealed else tuple(enumerate(SHORT[: None if blocks else _WITHOUT_BLOCKER]))


class Key:
    """What the dots mean: a dot of each group with its word, under the patch."""

    def __init__(self, type: Type, theme: Theme, ground: str, width: int) -> None:
        self._type, self._theme = type, theme
        self._side = max(_SHAPED, type.px(10))
        colours = np.array([tuple(pygame.Color(c))[:3] for c in group_colours(theme)], np.uint8)
        tiles = shapes(self._side, colours, pygame.Color(ground))
        self._dots = [pygame.surfarray.make_surface(tile) for tile in tiles[:-1]]
        self._step = type.height(_KEY_SIZE) + type.px(1)
        widest = self._side + type.px(4) + max(type.width(word, _KEY_SIZE) for word in SHORT)
        self._columns = 2 if 2 * widest + type.px(8) <= width else 1 if widest <= width else 0
        self._column = width // 2

    def height(self, blocks: bool) -> int:
        """Pixels that it needs; 0 when it is too wide for its place."""
        return self._step * -(-len(named(blocks)) // self._columns) if self._columns else 0

    def draw(self, surface: pygame.Surface, area: pygame.Rect, shown: Sequence[tuple[int, str]]) -> None:
        """Draw it into the area: the groups that are shown, each with its word."""
        rows = -(-len(shown) // max(1, self._columns))
        for i, (group, word) in enumerate(shown):
            x, y = area.x + i // rows * self._column, area.y + i % rows * self._step
            surface.blit(self._dots[group], (x, y + (self._step - self._side) // 2))
            shown_word = self._type.line(word, _KEY_SIZE, self._theme.stage_ink)
            surface.blit(shown_word, (x + self._side + self._type.px(4), y))
