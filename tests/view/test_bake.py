"""Baked layers: the shipped picture is what its painter paints, any size is served at once, a finer one follows."""

import time
from pathlib import Path

import numpy as np
import pygame
import pytest

from sim.scenes.pore_parts.paint import LAYERS
from sim.view import bake
from sim.view.bake import VARIANTS, Layer, Variant, canvas, layer, ship, unit_of
from sim.view.ink import Ink


def disc(ink: Ink) -> None:
    ink.wash("#203040", "#203040")
    ink.fill(ink.circle(640, 360, 200), "#e0c040")


def grey(surface: pygame.Surface) -> np.ndarray:
    """Brightness, each point the mean of a patch: fine strands may move by a pixel."""
    width, height = surface.get_size()
    small = pygame.transform.smoothscale(surface, (width // 8, height // 8))
    return np.asarray(pygame.surfarray.array3d(small).astype(float).mean(axis=2))


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("row", LAYERS, ids=lambda row: row.name)
def test_the_shipped_layer_is_what_the_painter_paints(row: Layer, variant: Variant) -> None:
    share = 0.5 if row.base[1] > 400 else 1.0  # the strands of the bilayer are too fine to be drawn at half size
    size = (round(row.base[0] * share), round(row.base[1] * share))
    ink = canvas(size, variant, row.base)
    row.paint(ink)
    ground = pygame.Surface(size)
    ground.fill("#607080")
    fresh, kept = ground.copy(), ground.copy()
    fresh.blit(ink.surface(), (0, 0))
    kept.blit(layer(row.name, size, variant, row.paint, row.base).surface, (0, 0))
    # WebP is lossy, by a level or two; a layer whose paint changed and was not shipped again is far off.
    assert np.abs(grey(fresh) - grey(kept)).mean() < 4.0


def test_a_layer_fills_the_size_that_was_asked_for() -> None:
    for size in ((640, 360), (900, 700), (300, 400)):
        assert layer("pore-backdrop", size, "dark", LAYERS[0].paint).surface.get_size() == size


def test_the_scene_covers_the_size_and_is_centred() -> None:
    ink = canvas((1280, 1440), "dark")
    assert unit_of((1280, 1440)) == pytest.approx(2.0)
    assert float(ink.x[0].mean()) == pytest.approx(640, abs=0.5)


def test_an_unshipped_layer_comes_at_once_and_is_refined(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sim.view.bake.platformdirs.user_cache_dir", lambda *_: str(tmp_path))
    baked = layer("never-shipped", (1280, 720), "dark", disc)
    assert baked.surface.get_at((640, 360))[0] > 180
    end = time.monotonic() + 20
    while baked.refining and time.monotonic() < end:
        time.sleep(0.01)
    assert not baked.refining
    assert baked.surface.get_size() == (1280, 720)


def test_a_large_layer_is_kept_in_the_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sim.view.bake.platformdirs.user_cache_dir", lambda *_: str(tmp_path))
    monkeypatch.setattr(bake, "_SHIPPED_UNIT", 0.1)
    first = layer("pore-backdrop", (320, 180), "dark", disc)
    end = time.monotonic() + 20
    while not list(tmp_path.rglob("pore-backdrop*0.png")) and not list(tmp_path.rglob("*-320x180-*.png")):
        assert time.monotonic() < end
        time.sleep(0.01)
    while first.refining:
        time.sleep(0.01)
    again = layer("pore-backdrop", (320, 180), "dark", lambda ink: pytest.fail("drawn twice"))
    assert not again.refining


def test_a_cache_that_cannot_be_written_does_no_harm(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setattr("sim.view.bake.platformdirs.user_cache_dir", lambda *_: str(blocked))
    monkeypatch.setattr(bake, "_SHIPPED_UNIT", 0.1)
    baked = layer("pore-backdrop", (320, 180), "dark", disc)
    end = time.monotonic() + 20
    while baked.refining and time.monotonic() < end:
        time.sleep(0.01)
    assert not baked.refining


def test_shipping_writes_both_variants(tmp_path: Path) -> None:
    pytest.importorskip("PIL")
    files = ship(Layer("disc", disc), tmp_path, unit=0.1)
    assert [file.name for file in files] == ["disc-dark.webp", "disc-light.webp"]
    assert pygame.image.load(files[0]).get_size() == (128, 72)
