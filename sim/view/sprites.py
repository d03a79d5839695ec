"""Small crisp pictures made from SVG at the size they are shown, and kept: boxes, dots, glows, shadows, drawn signs.

Each is a pure function of its arguments, so the bounded caches below can never hold a stale picture. Nobody may draw
onto a returned surface.
"""

import io
from functools import lru_cache

import pygame

Colour = str | tuple[int, int, int]


def rgb(colour: Colour) -> tuple[int, int, int]:
    """A colour as three numbers, 0 to 255."""
    if isinstance(colour, tuple):
        return colour
    shade = pygame.Color(colour)
    return shade.r, shade.g, shade.b


def mix(one: Colour, other: Colour, share: float) -> tuple[int, int, int]:
    """The colour that lies `share` (0 to 1) of the way from one to the other."""
    a, b = rgb(one), rgb(other)
    red, green, blue = (round(a[i] + (b[i] - a[i]) * share) for i in range(3))
    return red, green, blue


def hexed(colour: Colour) -> str:
    """A colour as #rrggbb."""
    return "#{:02x}{:02x}{:02x}".format(*rgb(colour))


def for_screen(picture: pygame.Surface) -> pygame.Surface:
    """The same picture in the screen's order of bytes, with its alpha if it has any: blits are then many times faster.

    A window of our own leaves `convert_alpha` without a format, so the format is named here.
    """
    keyed = picture.get_flags() & pygame.SRCALPHA
    return picture.convert(pygame.Surface((1, 1), pygame.SRCALPHA if keyed else 0, 32))


class Turned:
    """A picture at any angle, from a few that are kept."""

    def __init__(self, surface: pygame.Surface, steps: int = 24) -> None:
        self._upright = surface
        self._steps = steps
        self._kept: dict[int, pygame.Surface] = {}

    def at(self, degrees: float) -> pygame.Surface:
        """The picture turned counter-clockwise to the nearest kept angle."""
        step = round(degrees / 360 * self._steps) % self._steps
        if step not in self._kept:
            turned = (
                self._upright if step == 0 else pygame.transform.rotozoom(self._upright, step * 360 / self._steps, 1.0)
            )
            self._kept[step] = for_screen(turned)
        return self._kept[step]


def from_svg(markup: str, width: int, height: int) -> pygame.Surface:
    """A picture of SVG markup, at exactly this size, with straight alpha in the screen's order of bytes."""
    source = pygame.image.load_sized_svg(io.BytesIO(markup.encode()), (width, height))
    ready = pygame.Surface((width, height), pygame.SRCALPHA)
    ready.blit(source, (0, 0))
    return ready


def _svg(width: float, height: float, body: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{body}</svg>'


@lru_cache(maxsize=512)
def box(
    width: int,
    height: int,
    radius: float,
    fill: Colour,
    edge: Colour | None = None,
    edge_width: float = 1.0,
    top: Colour | None = None,
    opacity: float = 1.0,
) -> pygame.Surface:
    """A rounded box: plain, or shaded from `top` down to `fill`, with an edge inside its border when asked.

    Large boxes are put together from their corners, so that a panel costs no more than a button.
    """
    width, height = max(1, width), max(1, height)
    radius = min(radius, width / 2, height / 2)
    corner = max(1, round(radius + edge_width + 1))
    if top is None and width > 4 * corner and height > 4 * corner:
        return _large_box(width, height, radius, corner, fill, edge, edge_width, opacity)
    half = edge_width / 2 if edge is not None else 0.0
    paint, defs = hexed(fill), ""
    if top is not None:
        defs = (
            '<defs><linearGradient id="g" x1="0%" y1="0%" x2="0%" y2="100%">'
            f'<stop offset="0%" stop-color="{hexed(top)}"/><stop offset="100%" stop-color="{hexed(fill)}"/>'
            "</linearGradient></defs>"
        )
        paint = "url(#g)"
    line = f'stroke="{hexed(edge)}" stroke-width="{edge_width}"' if edge is not None else ""
    body = (
        f'{defs}<rect x="{half}" y="{half}" width="{width - 2 * half}" height="{height - 2 * half}" '
        f'rx="{max(0.0, radius - half)}" fill="{paint}" fill-opacity="{opacity}" {line}/>'
    )
    return from_svg(_svg(width, height, body), width, height)


def _large_box(
    width: int,
    height: int,
    radius: float,
    corner: int,
    fill: Colour,
    edge: Colour | None,
    edge_width: float,
    opacity: float,
) -> pygame.Surface:
    small = box(4 * corner, 4 * corner, radius, fill, edge, edge_width, None, opacity)
    return stretched(small, width, height, corner)


def stretched(small: pygame.Surface, width: int, height: int, corner: int) -> pygame.Surface:
    """A box picture made larger by its middle alone; the corners stay as they are."""
    out = pygame.Surface((width, height), pygame.SRCALPHA)
    w, h = small.get_size()
    columns = (
        (0, corner, 0, corner),
        (corner, w - 2 * corner, corner, width - 2 * corner),
        (w - corner, corner, width - corner, corner),
    )
    rows = (
        (0, corner, 0, corner),
        (corner, h - 2 * corner, corner, height - 2 * corner),
        (h - corner, corner, height - corner, corner),
    )
    for x, dx, to_x, wide in columns:
        for y, dy, to_y, high in rows:
            part = small.subsurface((x, y, dx, dy))
            if (wide, high) != (dx, dy):
                part = pygame.transform.scale(part, (max(0, wide), max(0, high)))
            out.blit(part, (to_x, to_y))
    return out


@lru_cache(maxsize=128)
def outline(width: int, height: int, radius: float, colour: Colour, line: float) -> pygame.Surface:
    """The antialiased outline of a rounded box, with nothing inside."""
    width, height = max(2, width), max(2, height)
    corner = max(1, round(min(radius, width / 2, height / 2) + line + 1))
    if width > 4 * corner and height > 4 * corner:
        return stretched(outline(4 * corner, 4 * corner, radius, colour, line), width, height, corner)
    half = line / 2
    body = (
        f'<rect x="{half}" y="{half}" width="{width - line}" height="{height - line}" rx="{max(0.0, radius - half)}" '
        f'fill="none" stroke="{hexed(colour)}" stroke-width="{line}"/>'
    )
    return from_svg(_svg(width, height, body), width, height)


@lru_cache(maxsize=256)
def dot(radius: float, fill: Colour, edge: Colour | None = None, edge_width: float = 1.0) -> pygame.Surface:
    """An antialiased disc, with a ring round it when asked; its centre is the middle of the picture."""
    outer = radius + (edge_width if edge is not None else 0.0)
    size = 2 * (int(outer) + 2) + 1
    middle = size / 2
    line = f'stroke="{hexed(edge)}" stroke-width="{edge_width}"' if edge is not None else ""
    shown = radius + (edge_width / 2 if edge is not None else 0.0)
    body = f'<circle cx="{middle}" cy="{middle}" r="{shown}" fill="{hexed(fill)}" {line}/>'
    return from_svg(_svg(size, size, body), size, size)


@lru_cache(maxsize=128)
def ring(radius: float, width: float, colour: Colour) -> pygame.Surface:
    """An antialiased ring whose outer edge is at `radius`; its centre is the middle of the picture."""
    size = 2 * (int(radius) + 2) + 1
    middle = size / 2
    body = (
        f'<circle cx="{middle}" cy="{middle}" r="{radius - width / 2}" fill="none" stroke="{hexed(colour)}" '
        f'stroke-width="{width}"/>'
    )
    return from_svg(_svg(size, size, body), size, size)


@lru_cache(maxsize=256)
def glow(radius: int, colour: Colour, strength: float = 1.0) -> pygame.Surface:
    """A soft round light that fades out at `radius`; blit it with alpha, or with BLEND_RGB_ADD after `lit`."""
    size = 2 * max(2, radius)
    stops = "".join(
        f'<stop offset="{100 * at:.0f}%" stop-color="{hexed(colour)}" stop-opacity="{strength * fall:.3f}"/>'
        for at, fall in ((0.0, 1.0), (0.15, 0.78), (0.3, 0.5), (0.5, 0.22), (0.7, 0.07), (0.85, 0.015), (1.0, 0.0))
    )
    body = (
        f'<defs><radialGradient id="g" cx="50%" cy="50%" r="50%">{stops}</radialGradient></defs>'
        f'<circle cx="{size / 2}" cy="{size / 2}" r="{size / 2}" fill="url(#g)"/>'
    )
    return from_svg(_svg(size, size, body), size, size)


@lru_cache(maxsize=64)
def shadow(
    width: int, height: int, radius: int, blur: int, colour: Colour = (0, 0, 0), strength: float = 0.35
) -> pygame.Surface:
    """The soft shadow of a rounded box; it reaches `blur` pixels past the box on every side."""
    corner = radius + 2 * blur
    small = pygame.Surface((4 * corner, 4 * corner), pygame.SRCALPHA)
    small.fill((*rgb(colour), 0))
    core = box(4 * corner - 2 * blur, 4 * corner - 2 * blur, radius, colour, None, 1.0, None, strength)
    small.blit(core, (blur, blur))
    soft = pygame.transform.box_blur(pygame.transform.box_blur(small, max(1, blur // 2)), max(1, blur // 2))
    full_width, full_height = width + 2 * blur, height + 2 * blur
    if full_width < 2 * corner or full_height < 2 * corner:
        return pygame.transform.smoothscale(soft, (full_width, full_height))
    return stretched(soft, full_width, full_height, corner)


@lru_cache(maxsize=512)
def drawn_sign(markup: str, width: int, height: int, colour: Colour, view: tuple[float, float]) -> pygame.Surface:
    """A line drawing (SVG body that uses `currentColor`) in one colour, at a size."""
    body = markup.replace("currentColor", hexed(colour))
    return from_svg(_svg(view[0], view[1], body), width, height)
