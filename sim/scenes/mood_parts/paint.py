"""The baked art of the mood scene: a lit room with the lines of the score on its wall, and the figure of a patient."""

import numpy as np

from sim.view.bake import Layer
from sim.view.ink import Field, Ink, cloud, cover, linear, mixed, ramp, union

WHOLE = (460, 520)
"""Units of the picture of a room, with the light that it throws around itself."""
ROOM = (30.0, 30.0, 400.0, 460.0)
"""x, y, width and height of the room in it."""
FIELD = (96.0, 84.0, 316.0, 380.0)
"""Where the scores run: 60 at the top, 0 at the bottom."""
NICHE = (46.0, 292.0, 40.0, 172.0)
"""Where those stand who have left."""
_WALL = (48.0, 54.0, 412.0, 464.0)
"""Left, top, right and bottom of the back wall."""
REMISSION = 12.0
FIGURE = (48, 88)
"""Units of one figure with its light; four stand in a row: not better yet, responded, in remission, has left."""
FEET = 80.0
_WELL, _WELL_LIGHT = "#5fe0ae", "#0f7d55"
"""The one colour of getting better; how full the figure is says the same."""


def height_of(score: float) -> float:
    """The height of a score on the wall, in units of the picture."""
    return FIELD[1] + FIELD[3] * (1 - score / 60.0)


# ---- the room


def paint_room(ink: Ink) -> None:
    """The layer "mood-room"."""
    x, y, wide, high = ROOM
    box = ink.box(x + wide / 2, y + high / 2, wide / 2, high / 2, 12)
    opening = ink.box(x + wide / 2, y + high / 2, wide / 2 - 6, high / 2 - 6, 8)
    if ink.dark:
        ink.glow(box, "#3a63b4", 7, 0.30)
    else:
        ink.shadow(box, 0, 5, 8, 0.45)
    ink.solid(box, 6, "#4a639c" if ink.dark else "#f4f1ea", "#121a38" if ink.dark else "#a9b0c0", shine=0.35, gloss=20,
              rim=0.25, rim_colour="#bcd4ff" if ink.dark else "#ffffff", ambient=0.3)  # fmt: skip
    _inside(ink, opening)
    _lines(ink, opening)
    _niche(ink)
    _lamp(ink)
    _glass(ink, opening)


def _inside(ink: Ink, opening: Field) -> None:
    """Back wall, side walls, ceiling and floor, each in the light of the lamp above and of the floor below."""
    left, top, right, bottom = _WALL
    middle = (left + right) / 2
    inside = cover(opening, 1 / ink.unit)
    across, down = (ink.x - middle) / 190, (ink.y - top) / (bottom - top)
    lamp = np.exp(-(across**2) * 1.5) * np.exp(-np.maximum(down, 0) * 2.1)
    pool = np.exp(-(across**2) * 0.8) * np.exp(-np.maximum(1 - down, 0) * 5.2)
    grain = 1 + 0.05 * cloud(ink.alpha.shape, max(2.0, 40 * ink.unit), 3)
    if ink.dark:
        wall = linear("#131e42")[None, None] * np.ones((*ink.alpha.shape, 1), np.float32)
        wall = wall + linear("#4f74bd") * (0.62 * lamp)[..., None] + linear("#2a8078") * (0.26 * pool)[..., None]
    else:
        wall = linear("#dde2ec")[None, None] * np.ones((*ink.alpha.shape, 1), np.float32)
        wall = wall + (linear("#ffffff") - wall) * np.clip(lamp * 1.1, 0, 1)[..., None]
        wall = wall + (linear("#cfe9dd") - wall) * (0.75 * pool)[..., None]
    shade = np.ones(ink.alpha.shape, np.float32)
    side = np.maximum(np.maximum(left - ink.x, ink.x - right), 0)
    roof, floor = np.maximum(top - ink.y, 0), np.maximum(ink.y - bottom, 0)
    on_side = ramp(-0.5, 0.5, side - np.maximum(roof * 0.75, floor * 0.85))
    on_roof = ramp(-0.5, 0.5, roof * 0.75 - side) * (roof > 0)
    on_floor = ramp(-0.5, 0.5, floor * 0.85 - side) * (floor > 0)
    deep = 0.46 if ink.dark else 0.87
    shade = shade * (1 - (1 - deep) * on_side * (side > 0))
    shade = shade * (1 - (1 - deep * 0.9) * on_roof)
    shade = shade * (1 + (0.55 if ink.dark else -0.05) * on_floor)
    # A soft dark where the walls meet, as in every real room.
    corner = np.exp(-np.minimum(np.abs(ink.x - left), np.abs(ink.x - right)) / 9)
    corner = np.maximum(corner, np.exp(-np.abs(ink.y - bottom) / 7))
    shade = shade * (1 - (0.20 if ink.dark else 0.07) * corner)
    ink.over((wall * (shade * grain)[..., None]).astype(np.float32), inside)
    edge = np.minimum(np.abs(ink.x - left), np.abs(ink.x - right))
    rims = cover(edge - 0.35, 1 / ink.unit) * (ink.y > top) * (ink.y < bottom)
    rims = np.maximum(rims, cover(np.abs(ink.y - bottom) - 0.35, 1 / ink.unit) * (ink.x > left) * (ink.x < right))
    ink.over(linear("#86a6e6" if ink.dark else "#9aa5ba"), (0.20 * rims * inside).astype(np.float32))


def _lines(ink: Ink, opening: Field) -> None:
    """A line for every ten points across the wall, going on along the side walls towards the eye; the zone of
    remission in its own light.
    """
    left, _, right, bottom = _WALL
    inside = cover(opening, 1 / ink.unit)
    eye = 240.0
    side = np.maximum(np.maximum(left - ink.x, ink.x - right), 0)
    for score in range(0, 61, 10):
        level = height_of(score)
        lean = level + (level - eye) * side * 0.0032
        line = cover(np.abs(ink.y - lean) - (0.55 if score % 20 == 0 else 0.3), 1 / ink.unit)
        ink.over(linear("#a9c6ff" if ink.dark else "#6f7c98"), (line * inside * 0.20).astype(np.float32))
    level = height_of(REMISSION)
    lean = level + (level - eye) * side * 0.0032
    within = ramp(-0.6, 0.6, (ink.y - lean).astype(np.float32)) * (ink.y < bottom + 20)
    fall = 0.35 + 0.65 * np.clip((ink.y - level) / (bottom - level), 0, 1)
    well = _WELL if ink.dark else _WELL_LIGHT
    ink.over(linear(well), (within * fall * inside * 0.10).astype(np.float32))
    line = cover(np.abs(ink.y - lean) - 0.8, 1 / ink.unit)
    halo = np.exp(-np.abs(ink.y - lean) / 5)
    ink.over(linear(well), (line * inside * 0.85).astype(np.float32))
    ink.over(linear(well), (halo * inside * (0.20 if ink.dark else 0.08)).astype(np.float32))


def _niche(ink: Ink) -> None:
    """The arched recess for those who have left: they stay in the building, and stay counted."""
    x, y, wide, high = NICHE
    part = ink.window(x - 14, y - 24, x + wide + 14, y + high + 14)
    half = wide / 2
    shape = np.minimum(
        part.box(x + half, y + high / 2 + half / 2, half, high / 2 - half / 2),
        part.circle(x + half, y + half, half),
    )
    if part.dark:
        part.over(linear("#070c1e"), 0.62 * cover(shape, 1 / part.unit))
        inner = np.exp(-np.maximum(-shape, 0) / 6) * cover(shape, 1 / part.unit)
        part.over(linear("#02040c"), (0.5 * inner).astype(np.float32))
        part.over(linear("#9fbcf2"), 0.45 * cover(np.abs(shape) - np.float32(0.5), 1 / part.unit))
    else:
        part.over(linear("#c9d0dd"), 0.85 * cover(shape, 1 / part.unit))
        inner = np.exp(-np.maximum(-shape, 0) / 6) * cover(shape, 1 / part.unit)
        part.over(linear("#7f8aa3"), (0.40 * inner).astype(np.float32))
        part.over(linear("#8a94aa"), 0.7 * cover(np.abs(shape) - np.float32(0.5), 1 / part.unit))


def _lamp(ink: Ink) -> None:
    """The slit of light under the ceiling."""
    x, y, wide, _ = ROOM
    part = ink.window(x, y, x + wide, y + 120)
    slit = part.capsule((x + wide * 0.30, y + 15), (x + wide * 0.70, y + 15), 2.2)
    if part.dark:
        part.glow(slit, "#bcd4ff", 9, 0.55)
        part.fill(slit, "#f4f8ff", 1.0, 1.6)
    else:
        part.fill(slit, "#ffffff", 1.0, 1.6)
        part.over(linear("#b9c2d4"), 0.5 * cover(np.abs(slit) - np.float32(0.5), 1 / part.unit))


def _glass(ink: Ink, opening: Field) -> None:
    """Two soft reflections across the front."""
    lean = ink.x + 0.55 * ink.y
    band = np.exp(-(((lean - 250) / 26) ** 2)) + 0.6 * np.exp(-(((lean - 318) / 11) ** 2))
    strength = (0.035 if ink.dark else 0.25) * band * cover(opening, 1 / ink.unit) * (1 - ramp(80, 420, ink.y))
    ink.over(linear("#ffffff"), strength.astype(np.float32))


# ---- the figure


def paint_people(ink: Ink) -> None:
    """The layer "mood-people": the same figure four times; what differs is how full of light it is."""
    for state in range(4):
        part = ink.window(state * FIGURE[0], 0, (state + 1) * FIGURE[0], FIGURE[1])
        part.x = part.x - np.float32(state * FIGURE[0])
        _figure(part, state)


def _figure(ink: Ink, state: int) -> None:
    middle = FIGURE[0] / 2
    head = ink.circle(middle, 17, 10.5)
    torso = ink.polygon(((middle - 4.5, 43), (middle + 4.5, 43), (middle + 1.5, 68), (middle - 1.5, 68)), 10.5)
    foot = ink.box(middle, FEET - 3.2, 11.5, 3.2, 3.0)
    body = union(torso, foot, 5)
    whole = np.minimum(head, body)
    dark = ink.dark
    well = _WELL if dark else "#1d9a6c"
    if state == 3:
        ink.fill(whole, "#8496bd" if dark else "#8f99ae", 0.34)
        ink.over(
            linear("#a7b8de" if dark else "#6b768e"), 0.8 * cover(np.abs(whole + 1.1) - np.float32(1.1), 1 / ink.unit)
        )
        return
    if state == 2 and dark:
        near = np.minimum(np.minimum(ink.x, FIGURE[0] - ink.x), np.minimum(ink.y, FIGURE[1] - ink.y))
        ink.add(well, (0.62 * np.exp(-np.maximum(whole, 0) / 3.6) * ramp(0, 7, near)).astype(np.float32))
    ink.shadow(whole, 0.6, 2.0, 1.8, 0.5 if dark else 0.4)
    glass, deep = ("#a6c2f8", "#22346a") if dark else ("#f6f8fc", "#a3b0c8")
    for shape, bevel in ((body, 9.0), (head, 9.0)):
        ink.solid(shape, bevel, glass, deep, opacity=0.74 if dark else 0.95, shine=0.35, gloss=26, rim=0.75,
                  rim_colour="#d8e6ff" if dark else "#ffffff", ambient=0.25)  # fmt: skip
        if state:
            level = 52.0 if state == 1 else -10.0
            mask = ramp(level - 0.8, level + 0.8, ink.y)
            light = mixed(well, "#ffffff", 0.18) if state == 2 else well
            ink.solid(shape, bevel, light, "#0f6b50" if dark else "#0b5a3c", opacity=0.97, shine=0.45, gloss=26,
                      rim=0.30, rim_colour="#eafff5", ambient=0.55, mask=mask)  # fmt: skip
    if state == 1:
        surface = np.maximum(np.abs(ink.y - 52.0) - 0.9, body)
        ink.over(linear("#e6fff4"), 0.9 * cover(surface, 1.2))
    outline = cover(np.abs(whole + 0.8) - np.float32(0.8), 1 / ink.unit)
    colour = ("#dce8ff" if state == 0 else "#d9fff0") if dark else ("#4c5a78" if state == 0 else "#0a5238")
    ink.over(linear(colour), (0.78 if dark else 0.85) * outline)


ROOM_ART = Layer("mood-room", paint_room, WHOLE, 90)
PEOPLE = Layer("mood-people", paint_people, (FIGURE[0] * 4, FIGURE[1]), 94)
LAYERS: tuple[Layer, ...] = (ROOM_ART, PEOPLE)
"""What ships of this scene."""
