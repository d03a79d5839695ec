"""Units: what is typed and shown comes back unharmed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.core import units
from sim.core.complaints import Complaint

NUMBERS = st.floats(min_value=1e-6, max_value=1e6)


@pytest.mark.parametrize("name", units.UNITS)
@settings(max_examples=20, deadline=None)
@given(value=NUMBERS)
def test_every_unit_converts_there_and_back(name: str, value: float) -> None:
    assert units.to_shown(units.to_internal(value, name), name) == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize(
    ("text", "default", "internal"),
    [("1mM", "uM", 1000.0), ("1.5 µM", "mM", 1.5), ("40min", "s", 2400.0), ("−60", "mV", -60.0), ("50 %", "1", 0.5),
     ("2e-3 M", "uM", 2000.0), (".5", "mg/kg", 0.5)],
)  # fmt: skip
def test_a_typed_value_is_understood(text: str, default: str, internal: float) -> None:
    assert units.parse(text, default) == pytest.approx(internal, rel=1e-12)


@pytest.mark.parametrize(
    ("text", "default", "named"),
    [
        ("12 mV", "uM", "voltage"),
        ("3 uMM", "uM", "did you mean"),
        ("much", "s", "not a number"),
        ("", "s", "not a number"),
    ],
)
def test_a_typed_value_that_makes_no_sense_is_refused_with_the_reason(text: str, default: str, named: str) -> None:
    with pytest.raises(Complaint, match=named) as complaint:
        units.parse(text, default)
    assert "\n" not in str(complaint.value)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 s"), (0.25, "250 ms"), (12.5, "12.5 s"), (59.99, "1 min"), (90, "1 min 30 s"), (3599.9, "1 h"),
     (4800, "1 h 20 min"), (86399, "1 day"), (86400 * 3 + 7200, "3 days 2 h"), (86400 * 14, "2 weeks"),
     (-90, "−1 min 30 s")],
)  # fmt: skip
def test_a_time_is_said_as_a_person_says_it(seconds: float, words: str) -> None:
    assert units.say_time(seconds) == words


@pytest.mark.parametrize(
    ("value", "figure"),
    [(0, "0"), (0.0421, "0.0421"), (15.32, "15.3"), (99.96, "100"), (1234.5, "1,230"), (2.1e-6, "2.10×10⁻⁶"),
     (-3.5, "−3.5"), (float("nan"), "n/a"), (float("-inf"), "−∞")],
)  # fmt: skip
def test_a_number_is_written_to_three_figures(value: float, figure: str) -> None:
    assert units.figure(value) == figure


def test_the_sign_of_a_unit_is_the_correct_glyph() -> None:
    assert units.say(1.5, "uM") == "1.5 µM"
    assert units.sign("1/s") == "s⁻¹"


def test_a_year_is_a_plain_number() -> None:
    assert units.say(1964.9, "year") == "1964"
    assert units.number(2026.0, "year") == "2026"
    assert units.number(1964.0, "s") == "1,960"
    assert units.number(float("nan"), "year") == "n/a"
