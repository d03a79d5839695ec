"""Text: every sign reaches the screen, lines fit, words stay whole, and what was drawn is kept within bounds."""

import ast
from itertools import pairwise
from pathlib import Path

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.core.complaints import Complaint
from sim.core.units import UNITS, figure
from sim.view.assets import WEIGHTS, font_file
from sim.view.text import DRAWN, SIMPLER, Kept, Type

ROOT = Path(__file__).resolve().parents[2]
NEEDED = "→←↑↓⇌⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉₊₋µμΔ≤≥≈×·−½¼¾✓✔✗✘•–—…‘’“”αβγκλτ∞±°∝√ \u00a0\u2009\u202f"


def ink_of(picture: pygame.Surface) -> int:
    return pygame.mask.from_surface(picture, 40).count()


def signs_of_lessons_and_screens() -> set[str]:
    """All signs beyond ASCII in lessons and in strings of the program, but for what only a terminal shows."""
    found: set[str] = set()
    for lesson in (ROOT / "lessons").glob("*.toml"):
        found |= set(lesson.read_text("utf-8"))
    for source in set((ROOT / "sim").rglob("*.py")) - set((ROOT / "sim/cli").rglob("*.py")):
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found |= set(node.value)
    return {sign for sign in found if ord(sign) > 126 and ord(sign) not in (0xFFFF, 0xFFFD)}


def test_every_sign_of_lessons_and_screens_can_be_shown(letters: Type) -> None:
    missing = sorted(sign for sign in signs_of_lessons_and_screens() | set(NEEDED) if not letters.can_show(sign))
    assert missing == []


@pytest.mark.parametrize("weight", WEIGHTS)
def test_every_weight_shows_the_same_signs(letters: Type, weight: str) -> None:
    for sign in [*(s for s in NEEDED if s.strip()), *DRAWN, *SIMPLER]:
        assert ink_of(letters.line(sign, 20, "#ffffff", weight)) > 3, sign


def test_a_sign_that_no_font_has_is_known_to_be_missing(letters: Type) -> None:
    assert letters.has("A")
    assert letters.has("→")
    assert not letters.has("⇌")
    assert not letters.can_show("日")


def test_signs_drawn_as_lines_stand_between_letters_without_touching(letters: Type) -> None:
    picture = letters.line("C⇌O", 40, "#ffffff", "SemiBold")
    assert picture.get_width() == letters.width("C⇌O", 40, "SemiBold")
    columns = [
        pygame.mask.from_surface(picture.subsurface((x, 0, 1, picture.get_height())), 60).count()
        for x in range(picture.get_width())
    ]
    gaps = sum(a > 0 and b == 0 for a, b in pairwise(columns))
    assert gaps >= 2


def test_an_unknown_weight_names_the_nearest() -> None:
    with pytest.raises(Complaint, match="did you mean 'Bold'"):
        font_file("bald")


def test_letters_grow_with_the_text_size() -> None:
    one, two = Type(1.0), Type(2.0)
    assert two.height(14) == pytest.approx(2 * one.height(14), abs=2)
    assert two.width("Membrane", 14) == pytest.approx(2 * one.width("Membrane", 14), rel=0.05)


words = st.text(st.sampled_from("abcdefgij µ²⁺ Δ→ -/"), min_size=0, max_size=120)


@settings(max_examples=60, deadline=None)
@given(text=words, width=st.integers(40, 300), scale=st.sampled_from([1.0, 1.6, 2.0]))
def test_no_wrapped_line_is_wider_than_asked(text: str, width: int, scale: float) -> None:
    type = Type(scale)
    assert all(type.width(line, 14) <= width for line in type.wrap(text, 14, width))


@settings(max_examples=60, deadline=None)
@given(text=words, width=st.integers(40, 300))
def test_wrapping_loses_no_sign(letters: Type, text: str, width: int) -> None:
    assert "".join(letters.wrap(text, 14, width)).replace(" ", "") == text.replace(" ", "")


def test_a_word_that_fits_is_never_cut(letters: Type) -> None:
    text = "Ketamine enters the pore only when the gate is open"
    for width in range(90, 400, 17):
        assert " ".join(letters.wrap(text, 14, width)).split() == text.split()


def test_a_number_stays_with_its_unit(letters: Type) -> None:
    for width in range(60, 260, 3):
        lines = letters.wrap("a pulse of 250 ms at 10 µM and then 40 %", 14, width)
        assert not any(line.endswith(("250", "10", "40")) for line in lines)


@pytest.mark.parametrize("said", ["on day 7 it was less", "as in lesson 2, and", "Step 3 and week 6 of it"])
def test_a_day_a_step_and_a_lesson_stay_with_their_number(letters: Type, said: str) -> None:
    for width in range(60, 260, 3):
        lines = letters.wrap(said, 14, width)
        assert not any(line.endswith(("day", "lesson", "Step", "week")) for line in lines)


def test_a_word_too_wide_for_the_line_is_broken_and_not_clipped(letters: Type) -> None:
    lines = letters.wrap("electroencephalographically", 14, 70)
    assert len(lines) > 1
    assert "".join(lines) == "electroencephalographically"


def test_units_and_figures_can_be_shown(letters: Type) -> None:
    text = "".join(unit.sign for unit in UNITS.values()) + figure(-2.1e-6) + figure(float("inf"))
    assert all(letters.can_show(sign) for sign in text)


def test_a_line_is_drawn_once_and_kept(letters: Type) -> None:
    assert letters.line("kept", 14, "#ffffff") is letters.line("kept", 14, "#ffffff")


def test_what_is_kept_stays_within_its_bounds() -> None:
    kept = Kept(most_bytes=40_000, most_items=1000)
    for i in range(50):
        kept.get(i, lambda: pygame.Surface((50, 20)))
    assert kept.bytes <= 40_000
    assert len(kept) == 10
    assert kept.get(49, lambda: pytest.fail("the newest was dropped")) is not None


def test_a_halo_darkens_the_ground_only_near_the_letters(letters: Type) -> None:
    ground = pygame.Surface((300, 80))
    ground.fill("#c8705f")
    picture, reach = letters.haloed("Spine", 14, "#ffffff", "#000000", "SemiBold")
    ground.blit(picture, (100 - reach, 30 - reach))
    assert ground.get_at((102, 38))[0] < 120 or ground.get_at((104, 36))[0] < 120
    assert ground.get_at((60, 38))[:3] == (0xC8, 0x70, 0x5F)
