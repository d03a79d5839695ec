"""Ink: a canvas that draws lit, soft, anatomical shapes from distance fields, in linear light.

Used when art is baked, never in a frame. One scene unit is 1/720 of the height of a 1280x720 stage.
"""

from collections.abc import Sequence

import numpy as np
import pygame

from sim.view.shapes import (
    Field,
    Relief,
    bevelled,
    blurred,
    cloud,
    cover,
    even,
    grown,
    inflated,
    intersect,
    linear,
    mixed,
    ramp,
    roughened,
    shifted,
    shrunk,
    subtract,
    union,
)

__all__ = [
    "Field", "Ink", "Relief", "bevelled", "blurred", "cloud", "cover", "even", "grown", "inflated", "intersect",
    "linear", "mixed", "ramp", "roughened", "shifted", "shrunk", "subtract", "union",
]  # fmt: skip
Point = tuple[float, float]
_GAMMA = np.float32(1 / 2.2)


class Ink:
    """A float32 canvas: `light` (linear red, green, blue, times cover) and `alpha`.

    Attributes:
        unit: pixels of a scene unit.
        dark: False on a light stage, where glows become tinted shade (light cannot be added to paper).
        x, y: scene coordinates of each pixel's middle.
    """

    def __init__(self, width: int, height: int, unit: float, origin: Point = (0.0, 0.0), *, dark: bool = True) -> None:
        self.unit = unit
        self.dark = dark
        across = (np.arange(width, dtype=np.float32) + np.float32(0.5)) / np.float32(unit) + np.float32(origin[0])
        down = (np.arange(height, dtype=np.float32) + np.float32(0.5)) / np.float32(unit) + np.float32(origin[1])
        self.x: Field
        self.y: Field
        self.x, self.y = np.broadcast_arrays(across[None, :], down[:, None])
        self.light: Field = np.zeros((height, width, 3), np.float32)
        self.alpha: Field = np.zeros((height, width), np.float32)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.alpha.shape[1], self.alpha.shape[0]

    def window(self, left: float, top: float, right: float, bottom: float) -> "Ink":
        """A part of the same canvas, in scene units: small things drawn there cost little."""
        part = Ink.__new__(Ink)
        part.unit, part.dark = self.unit, self.dark
        width, height = self.size
        if width == 0 or height == 0:
            columns, rows = slice(0, 0), slice(0, 0)
        else:
            x0, y0 = float(self.x[0, 0]) - 0.5 / self.unit, float(self.y[0, 0]) - 0.5 / self.unit
            columns = slice(*(int(np.clip((edge - x0) * self.unit, 0, width)) for edge in (left, right)))
            rows = slice(*(int(np.clip((edge - y0) * self.unit, 0, height)) for edge in (top, bottom)))
        part.x, part.y = self.x[rows, columns], self.y[rows, columns]
        part.light, part.alpha = self.light[rows, columns], self.alpha[rows, columns]
        return part

    # ---- shapes

    def circle(self, x: float, y: float, radius: float) -> Field:
        """A disc."""
        return np.asarray(np.hypot(self.x - x, self.y - y) - radius, np.float32)

    def ellipse(self, x: float, y: float, across: float, down: float, turn: float = 0.0) -> Field:
        """An ellipse with the two radii, turned by `turn` radians; nearly a true distance near its outline."""
        px, py = self._turned(x, y, turn)
        p = np.hypot(px / across, py / down)
        q = np.hypot(px / across**2, py / down**2)
        return np.asarray(p * (p - 1) / np.maximum(q, 1e-6), np.float32)

    def capsule(self, start: Point, end: Point, radius: float, end_radius: float | None = None) -> Field:
        """A rod with round ends, which may taper."""
        dx, dy = end[0] - start[0], end[1] - start[1]
        along = ((self.x - start[0]) * dx + (self.y - start[1]) * dy) / max(dx * dx + dy * dy, 1e-9)
        along = np.clip(along, 0, 1)
        thick = radius + ((radius if end_radius is None else end_radius) - radius) * along
        return np.asarray(np.hypot(self.x - start[0] - along * dx, self.y - start[1] - along * dy) - thick, np.float32)

    def box(
        self, x: float, y: float, half_width: float, half_height: float, corner: float = 0.0, turn: float = 0.0
    ) -> Field:
        """A rectangle round its middle, with rounded corners."""
        px, py = self._turned(x, y, turn)
        qx, qy = np.abs(px) - half_width + corner, np.abs(py) - half_height + corner
        outside = np.hypot(np.maximum(qx, 0), np.maximum(qy, 0))
        return np.asarray(outside + np.minimum(np.maximum(qx, qy), 0) - corner, np.float32)

    def path(self, points: Sequence[Point], radius: float, end_radius: float | None = None) -> Field:
        """A line of even or evenly tapering thickness through the points."""
        last = radius if end_radius is None else end_radius
        radii = np.linspace(radius, last, len(points))
        field = self.capsule(points[0], points[1], float(radii[0]), float(radii[1]))
        for i in range(1, len(points) - 1):
            piece = self.capsule(points[i], points[i + 1], float(radii[i]), float(radii[i + 1]))
            field = np.minimum(field, piece)
        return field

    def polygon(self, points: Sequence[Point], corner: float = 0.0) -> Field:
        """A closed outline through the points, swollen by `corner` so that its corners are round."""
        nearest = np.full(self.alpha.shape, np.inf, np.float32)
        side = np.ones(self.alpha.shape, np.float32)
        for (ax, ay), (bx, by) in zip(points, [*points[1:], points[0]], strict=True):
            ex, ey = bx - ax, by - ay
            wx, wy = self.x - ax, self.y - ay
            t = np.clip((wx * ex + wy * ey) / max(ex * ex + ey * ey, 1e-9), 0, 1)
            nearest = np.minimum(nearest, (wx - ex * t) ** 2 + (wy - ey * t) ** 2)
            above, below, left = self.y >= ay, self.y < by, ex * wy > ey * wx
            side = np.where((above & below & left) | (~above & ~below & ~left), -side, side)
        return np.asarray(side * np.sqrt(nearest) - corner, np.float32)

    def _turned(self, x: float, y: float, turn: float) -> tuple[Field, Field]:
        px, py = self.x - x, self.y - y
        if turn == 0.0:
            return px, py
        c, s = float(np.cos(turn)), float(np.sin(turn))
        return px * c + py * s, py * c - px * s

    # ---- laying colour down

    def over(self, colour: Field, alpha: Field) -> None:
        """Lay a linear colour (one, or one for each pixel) over what is there."""
        self.light *= (1 - alpha)[..., None]
        self.light += colour * alpha[..., None]
        self.alpha *= 1 - alpha
        self.alpha += alpha

    def add(self, colour: str, strength: Field) -> None:
        """Add light. Where the canvas is still clear, the light makes it as opaque as it is strong."""
        self.light += linear(colour) * strength[..., None]
        self.alpha += (1 - self.alpha) * np.clip(strength, 0, 1)

    def wash(self, top: str, bottom: str) -> None:
        """Fill the whole canvas from a colour above to one below."""
        share = np.linspace(0, 1, self.alpha.shape[0], dtype=np.float32)[:, None, None]
        self.light[:] = linear(top) * (1 - share) + linear(bottom) * share
        self.alpha[:] = 1

    def fill(self, shape: Field, colour: str, opacity: float = 1.0, soft: float = 0.0) -> None:
        """A flat colour; `soft` widens its edge, in scene units."""
        self.over(linear(colour), opacity * cover(shape, max(soft, 1 / self.unit)))

    def glow(self, shape: Field, colour: str, reach: float, strength: float = 1.0) -> None:
        """Light round a shape, fading over `reach` units and gone at four; on a light stage a tinted shade instead."""
        end = np.float32(np.exp(-4.0))
        fall = np.maximum(np.exp(-np.maximum(shape, 0) / reach) - end, 0) / (1 - end)
        fade = np.asarray(strength * fall, np.float32)
        if self.dark:
            self.add(colour, fade)
        else:
            self.over(linear(mixed(colour, "#1b2030", 0.25)), np.clip(fade * 0.55, 0, 0.6))

    def shadow(
        self, shape: Field, right: float, down: float, blur: float, opacity: float, colour: str = "#000008"
    ) -> None:
        """The shape's soft shadow, moved to the right and down."""
        by = round(right * self.unit), round(down * self.unit)
        cast = cover(shifted(shape, *by, outside=1e3), 1 / self.unit)
        if not self.dark:
            opacity, colour = opacity * 0.55, "#2a2338"
        self.over(linear(colour), opacity * blurred(cast, blur * self.unit))

    def solid(
        self,
        shape: Field,
        bevel: float,
        colour: str,
        deep: str = "",
        *,
        opacity: float = 1.0,
        lamp: tuple[float, float, float] = (-0.45, -0.7, 0.62),
        shine: float = 0.35,
        gloss: float = 28.0,
        rim: float = 0.5,
        rim_colour: str = "#ffffff",
        ambient: float = 0.35,
        grain: Field | None = None,
        mask: Field | None = None,
        relief: Relief | None = None,
    ) -> None:
        """The shape as a lit body.

        Args:
            shape: its distance field.
            bevel: how far in from the outline it goes on rising, in scene units.
            colour: where light falls; `deep` is the colour of its shade.
            opacity: of the whole.
            lamp: where the light comes from (right, down, towards the eye).
            shine: strength of the highlight, and `gloss` how small it is.
            rim: light that grazes the edge, in `rim_colour`.
            ambient: how light the shade is, 0 to 1.
            grain: added to the light that falls, to roughen it.
            mask: where it may be drawn at all, 0 to 1.
            relief: its surface, when made beforehand (`inflated` for large bodies).
        """
        n = bevelled(shape, bevel, self.unit) if relief is None else relief
        towards = np.asarray(lamp) / np.linalg.norm(lamp)
        half = towards + np.array([0.0, 0.0, 1.0])
        half /= np.linalg.norm(half)
        lit = np.clip((n.x * towards[0] + n.y * towards[1] + n.z * towards[2] + 0.35) / 1.35, 0, 1)
        if grain is not None:
            lit = np.clip(lit + grain, 0, 1.3)
        highlight = shine * np.clip(n.x * half[0] + n.y * half[1] + n.z * half[2], 0, 1) ** gloss
        graze = rim * (1 - np.clip(n.z, 0, 1)) ** 2.2
        bright = linear(colour)
        shade = linear(deep) if deep else bright * np.float32(0.25)
        surface = shade + (bright - shade) * (ambient + (1 - ambient) * lit)[..., None]
        surface = surface + highlight[..., None] + linear(rim_colour) * graze[..., None]
        alpha = opacity * cover(shape, 1 / self.unit)
        self.over(surface.astype(np.float32), alpha if mask is None else alpha * mask)

    # ---- out

    def pixels(self) -> np.ndarray[tuple[int, int, int], np.dtype[np.uint8]]:
        """Rows of red, green, blue, alpha as bytes, straight (not multiplied by alpha)."""
        straight = self.light / np.maximum(self.alpha, 1e-4)[..., None]
        straight = np.maximum(straight, 0)
        if self.dark:  # highlights and glows bend towards white instead of clipping; paper must stay white
            straight = straight / (1 + np.maximum(straight - 0.8, 0))
        shown = np.clip(straight, 0, 1) ** _GAMMA * 255
        # Half a level of noise hides the steps of a slow gradient; the seed is fixed so that art is the same each time.
        shown += np.random.default_rng(0).random(self.alpha.shape, dtype=np.float32)[..., None] - np.float32(0.5)
        out = np.empty((*self.alpha.shape, 4), np.uint8)
        out[..., :3] = np.clip(shown + 0.5, 0, 255)
        out[..., 3] = np.clip(self.alpha * 255 + 0.5, 0, 255)
        return out

    def surface(self) -> pygame.Surface:
        """The picture for pygame: opaque when every pixel is, else with straight alpha. Not yet converted."""
        pixels = self.pixels()
        if bool((pixels[..., 3] >= 255).all()):
            return pygame.surfarray.make_surface(np.ascontiguousarray(pixels[..., :3].swapaxes(0, 1)))
        return pygame.image.frombuffer(pixels.tobytes(), self.size, "RGBA")
