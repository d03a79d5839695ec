"""Paints what is seen with the bare eye: the body, a horizon for mood, the bedside monitor, a hand that hurts."""

import numpy as np

from sim.scenes.body_parts import anatomy as figure
from sim.scenes.body_parts.fields import centred, organ_field, tube
from sim.scenes.body_parts.paint import paint_body
from sim.scenes.journey_parts import anatomy
from sim.view.ink import Field, Ink, blurred, cloud, cover, inflated, linear, mixed, ramp, union

_SCALE = 0.425
"""Of the body as it is drawn in its own scene; its head stays in a low window, which cuts the picture above."""
_TOP = 28.0


def placed(ink: Ink, scale: float, x: float, y: float) -> Ink:
    """The same canvas in the units of another picture, which is drawn at `scale` with its corner at (x, y)."""
    part = ink.window(-1e6, -1e6, 1e6, 1e6)
    part.x, part.y = (part.x - np.float32(x)) / np.float32(scale), (part.y - np.float32(y)) / np.float32(scale)
    part.unit = ink.unit * scale
    return part


def ground(ink: Ink, top: str, bottom: str, light: str, at: tuple[float, float] = (150, 80), wide: float = 150) -> None:
    """A small world's air: a wash, and a soft light in it."""
    ink.wash(top, bottom)
    away = np.hypot((ink.x - at[0]) / wide, (ink.y - at[1]) / (wide * 0.66))
    fade = np.asarray(np.exp(-1.2 * away * away), np.float32)
    if ink.dark:
        ink.light += linear(light) * (0.62 * fade)[..., None]
    else:
        ink.over(linear(light), fade * 0.8)


def _figure(ink: Ink) -> Ink:
    return placed(ink, _SCALE, 160 - 300 * _SCALE, _TOP)


def _laid(ink: Ink, other: Ink, x: float, y: float) -> None:
    """Another canvas of the same unit over this one, its left top corner at (x, y)."""
    wide, high = ink.size
    right, down = round(x * ink.unit), round(y * ink.unit)
    here_x, here_y = max(0, right), max(0, down)
    rows = min(high - here_y, other.size[1] - (here_y - down))
    columns = min(wide - here_x, other.size[0] - (here_x - right))
    there = np.s_[here_y - down : here_y - down + rows, here_x - right : here_x - right + columns]
    here = np.s_[here_y : here_y + rows, here_x : here_x + columns]
    ink.light[here] = ink.light[here] * (1 - other.alpha[there])[..., None] + other.light[there]
    ink.alpha[here] += (1 - ink.alpha[here]) * other.alpha[there]


def body(ink: Ink) -> None:
    """Head and chest of the glass body."""
    if ink.dark:
        ground(ink, "#0a1230", "#141033", "#3a6bbd", (160, 90))
    else:
        ground(ink, "#e4ebf6", "#d3dbec", "#ffffff", (160, 90))
    unit = ink.unit * _SCALE
    whole = Ink(round(600 * unit), round(700 * unit), unit, dark=ink.dark)
    paint_body(whole)
    whole.unit = ink.unit
    _laid(ink, whole, 160 - 300 * _SCALE, _TOP)


def body_lit(ink: Ink) -> None:
    """Brain, heart and great vessels in white: the light of the drug takes its colour when it is drawn."""
    k = centred(_figure(ink))
    for name, opacity in (("brain", 0.95), ("heart", 0.9), ("lung right", 0.24), ("lung left", 0.24), ("liver", 0.55)):
        field = organ_field(k, name)
        soft = np.asarray(cover(field + 2, 5), np.float32)
        halo = np.exp(-np.maximum(field, 0) / 9) * 0.35
        k.over(linear("#ffffff"), np.asarray(np.maximum(soft * opacity, halo * opacity) * (field < 40), np.float32))
    for lines in (figure.ARTERIES, figure.VEINS):
        for line, start, end in lines:
            field = tube(k, line, start, end)
            k.over(linear("#ffffff"), np.asarray(cover(field, 2) * 0.8, np.float32))


# ---- mood: the same horizon by night and by day


def _hills(ink: Ink, near: str, far: str) -> None:
    for base, high, length, colour, seed in ((128, 11, 61, far, 0.4), (146, 9, 43, mixed(near, far, 0.5), 2.0),
                                             (163, 7, 74, near, 4.1)):  # fmt: skip
        line = base - high * np.sin(ink.x / length + seed) - 0.4 * high * np.sin(ink.x / (length * 0.37) + 2 * seed)
        field = np.asarray(line - ink.y, np.float32)
        ink.fill(field, colour, 1.0, soft=1.4)
        rim = np.exp(-np.abs(field) / 2.2) * cover(field, 1)
        ink.over(linear(mixed(colour, "#ffffff", 0.35)), np.asarray(rim * 0.35, np.float32))


def _person(ink: Ink, colour: str, rim: str) -> None:
    """Head and shoulders of someone who looks out, seen from behind and cut by the lower border."""
    k = placed(ink, 0.98, 104, 92)
    shape = union(k.ellipse(0, 0, 17, 21), k.ellipse(0, 10, 14, 15), 6)
    for side in (-1, 1):
        shape = union(shape, k.ellipse(side * 17.2, 5, 2.6, 5.2, side * 0.2), 2)
    shape = union(shape, k.box(0, 30, 9.5, 16, 4), 7)
    shoulders = union(k.capsule((-33, 62), (33, 62), 17), k.box(0, 100, 46, 46, 18), 16)
    for side in (-1, 1):
        shoulders = union(shoulders, k.capsule((side * 42, 66), (side * 54, 124), 12.5), 8)
    shape = union(shape, shoulders, 13)
    k.shadow(shape, 5, 5, 8, 0.4)
    k.solid(shape, 16, colour, mixed(colour, "#000010", 0.55), shine=0.05, rim=0.34, rim_colour=rim, ambient=0.3,
            lamp=(0.7, -0.4, 0.45), relief=inflated(shape, 22, k.unit))  # fmt: skip
    hair = np.maximum(union(k.ellipse(0, -3, 17.6, 19.5), k.ellipse(0, 10, 13, 12), 5), shape)
    k.fill(np.asarray(np.maximum(hair, k.y - 18), np.float32), mixed(colour, "#000008", 0.5), 0.5, soft=3)


def mood(ink: Ink) -> None:
    """The horizon before light comes over it: not black, but without warmth."""
    if ink.dark:
        ink.wash("#141c3e", "#6a78ab")
        away = np.hypot((ink.x - 216) / 130, (ink.y - 132) / 34)
        ink.over(linear("#93a3d4"), np.asarray(np.exp(-away * away) * 0.5, np.float32))
        _hills(ink, "#161d3b", "#3a4677")
        _person(ink, "#1b2246", "#a9b8ee")
    else:
        ink.wash("#9fabc4", "#c9cedb")
        away = np.hypot((ink.x - 216) / 130, (ink.y - 132) / 34)
        ink.over(linear("#e3e6ee"), np.asarray(np.exp(-away * away) * 0.6, np.float32))
        _hills(ink, "#7b859f", "#98a2b9")
        _person(ink, "#4a5470", "#dfe6f6")


def mood_lit(ink: Ink) -> None:
    """The same horizon with the sun well up."""
    share = np.clip(ink.y / 150, 0, 1)[..., None]
    low, high = ("#ff9d5c", "#35519b") if ink.dark else ("#ffd9a0", "#a9cdf5")
    ink.light[:] = linear(high) * (1 - share**1.2) + linear(low) * share**1.2
    ink.alpha[:] = 1
    away = np.hypot(ink.x - 216, ink.y - 96)
    ink.over(linear("#fff0c2"), np.asarray(np.exp(-np.maximum(away - 15, 0) / 30) * 0.75, np.float32))
    ink.fill(ink.circle(216, 96, 15), "#fffbe6", 1.0, soft=2.5)
    for y, x, wide in ((44, 92, 46), (56, 128, 34), (34, 250, 40)):
        cloudlet = ink.ellipse(x, y, wide, 3.6)
        ink.over(linear("#fff1dd"), np.asarray(blurred(cover(cloudlet, 2), 3 * ink.unit) * 0.5, np.float32))
    if ink.dark:
        _hills(ink, "#2f5a52", "#7a6f86")
        _person(ink, "#33294a", "#ffd79a")
    else:
        _hills(ink, "#7fae84", "#b9c6b4")
        _person(ink, "#4d4a68", "#fff0cf")


# ---- the session that is watched


def monitor(ink: Ink) -> None:
    """A bedside monitor on its arm, its glass still dark."""
    if ink.dark:
        ground(ink, "#0c1a2b", "#101427", "#24566e", (160, 80))
    else:
        ground(ink, "#dfe9ee", "#cfd9e2", "#ffffff", (160, 80))
    left, top, width, height = anatomy.SCREEN
    middle = (left + width / 2, top + height / 2)
    arm = ink.capsule((middle[0], top + height), (middle[0], 215), 11)
    ink.shadow(arm, 3, 4, 5, 0.4)
    ink.solid(arm, 9, "#8b98ad", "#2b3448", shine=0.4, rim=0.2)
    case = ink.box(*middle, width / 2 + 11, height / 2 + 10, 13)
    ink.shadow(case, 3, 8, 9, 0.55)
    if ink.dark:
        ink.glow(case, "#5cd6e8", 9, 0.16)
    shell = ("#c9d3e2", "#525f78") if ink.dark else ("#f4f7fb", "#9aa7bc")
    ink.solid(case, 10, *shell, shine=0.3, gloss=12, rim=0.25, ambient=0.4)
    glass = ink.box(*middle, width / 2, height / 2, 6)
    ink.fill(np.asarray(np.abs(glass) - 1.6, np.float32), "#20293c", 0.9)
    ink.fill(glass, "#071a22")
    lit = np.exp(-(((ink.x - middle[0]) / 120) ** 2) - ((ink.y - middle[1]) / 70) ** 2)
    ink.over(linear("#0e3a44"), np.asarray(lit * cover(glass, 1) * 0.7, np.float32))
    for i in range(1, 10):
        column = np.abs(ink.x - (left + i * width / 10)) - 0.25
        ink.over(linear("#2b6470"), np.asarray(cover(column, 1) * cover(glass + 1, 1) * 0.25, np.float32))
    for i in range(1, 6):
        row = np.abs(ink.y - (top + i * height / 6)) - 0.25
        ink.over(linear("#2b6470"), np.asarray(cover(row, 1) * cover(glass + 1, 1) * 0.25, np.float32))
    sheen = ink.polygon([(left, top), (left + 96, top), (left + 34, top + height), (left, top + height)])
    ink.over(linear("#bfefff"), np.asarray(cover(sheen, 30) * cover(glass + 1, 1) * 0.035, np.float32))


# ---- a long pain


def _hand(ink: Ink) -> Field:
    """The back of a right hand and its forearm, fingers up."""
    k = ink
    palm = union(k.box(160, 112, 25, 24, 15), k.capsule((150, 138), (172, 138), 17), 12)
    for x, y, tip_x, tip_y, thick in (
        (140, 96, 128, 56, 7.4), (153, 92, 148, 40, 7.8), (167, 92, 170, 42, 7.6), (180, 98, 190, 56, 6.6)
    ):  # fmt: skip
        palm = union(palm, k.capsule((x, y), (tip_x, tip_y), thick, thick * 0.82), 5)
    thumb = union(k.capsule((142, 132), (118, 112), 10.5, 8.6), k.capsule((118, 112), (106, 90), 8.4, 6.8), 4)
    hand = union(palm, thumb, 9)
    return union(hand, k.capsule((161, 150), (163, 224), 18, 23), 14)


def _nerves() -> list[list[tuple[float, float]]]:
    stem = [(162.0, 215.0), (160, 180), (161, 152)]
    tips = ((129, 60), (148, 45), (170, 47), (189, 60), (108, 94))
    roots = ((143, 112), (153, 106), (167, 106), (177, 112), (136, 126))
    return [
        [*stem, (160 + 0.4 * (rx - 160), 134), root, tip] for root, tip, (rx, _) in zip(roots, tips, roots, strict=True)
    ]


def pain(ink: Ink) -> None:
    """A hand of glass with the nerves in it."""
    if ink.dark:
        ground(ink, "#160d22", "#1c1030", "#5a3a78", (160, 90))
    else:
        ground(ink, "#efe4ea", "#e2d8e4", "#ffffff", (160, 90))
    hand = _hand(ink)
    relief = inflated(hand, 30, ink.unit)
    grain = cloud(hand.shape, max(2, 10 * ink.unit), 3, 2) * np.float32(0.06)
    if ink.dark:
        ink.glow(hand, "#6d8fe0", 8, 0.22)
        ink.solid(hand, 24, "#6f86bd", "#151a40", opacity=0.85, shine=0.14, gloss=10, rim=0.42, rim_colour="#b9d0ff",
                  ambient=0.25, relief=relief, grain=grain)  # fmt: skip
    else:
        ink.shadow(hand, 2, 6, 8, 0.4)
        ink.solid(hand, 24, "#f3ece9", "#a89fb8", opacity=0.97, shine=0.1, gloss=10, rim=0.15, ambient=0.35,
                  relief=relief, grain=grain)  # fmt: skip
    bone = "#cfe0ff" if ink.dark else "#8f93b0"
    for x, y, tip_x, tip_y in ((140, 118, 128, 58), (153, 114, 148, 43), (167, 114, 170, 45), (178, 118, 190, 58)):
        for start, end in ((0.0, 0.3), (0.36, 0.62), (0.67, 0.84), (0.88, 1.0)):
            a = (x + (tip_x - x) * start, y + (tip_y - y) * start)
            b = (x + (tip_x - x) * end, y + (tip_y - y) * end)
            ink.over(linear(bone), np.asarray(cover(ink.capsule(a, b, 2.1), 2.2) * 0.26, np.float32))
    for line in _nerves():
        soft = figure.smooth(line)
        ink.fill(tube(ink, soft, 1.5, 0.7), "#ffe2a0" if ink.dark else "#9a7410", 0.75)


def pain_lit(ink: Ink) -> None:
    """Where it hurts, in white: the strength of the pain is the strength of this light."""
    hand = _hand(ink)
    away = np.hypot((ink.x - 160) / 52, (ink.y - 104) / 50)
    ink.over(linear("#ffffff"), np.asarray(np.exp(-1.3 * away * away) * cover(hand, 4) * 0.95, np.float32))
    for line in _nerves():
        field = tube(ink, figure.smooth(line), 1.7, 0.9)
        light = np.maximum(cover(field, 1.4), np.exp(-np.maximum(field, 0) / 2.4) * 0.5) * (ramp(0, 220, 230 - ink.y))
        ink.over(linear("#ffffff"), np.asarray(light * 0.8, np.float32))
