"""A number is declared once, and that one line guards every door."""

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.core.complaints import Complaint
from sim.core.quantities import Observable, choice, parameters, parse_setting, quantity, read, replaced, switch


@dataclass(frozen=True)
class Bench:
    magnesium: float = quantity(1.0, "mM", "Magnesium outside", valid=(0, 10), source="jahr-stevens-1990")
    pulse_size: float = quantity(1.0, "mM", "Pulse", valid=(0, 10), source="clements-1992", path="pulse.size")
    receptors: int = quantity(0, "1", "Receptors", valid=(0, 10_000), source="ours", whole=True)
    drug: str = choice("none", "Drug", ("none", "ketamine", "MK-801"), source="ours")
    cells: str = choice("rat at -66 mV", "Cells", ("rat at -66 mV", "human at -70 mV"), source="ours")
    trapping: bool = switch(True, "Trapping", source="ours")
    dose: float = quantity(35, "mg", "Dose", valid=(0, 500), source="ours", alternative=("mg/kg", "dose.per_kg"))
    dose_per_kg: float = quantity(0, "mg/kg", "Dose by weight", valid=(0, 5), source="ours", path="dose.per_kg")


def test_a_declaration_in_shown_units_holds_internal_ones() -> None:
    assert Bench().magnesium == 1000.0
    assert parameters(Bench)["magnesium"].valid == (0.0, 10_000.0)


def test_a_dotted_path_reaches_its_field() -> None:
    assert read(replaced(Bench(), "pulse.size", 250.0), "pulse.size") == 250.0


@settings(deadline=None)
@given(value=st.floats(allow_nan=True, allow_infinity=True))
def test_no_value_outside_the_bounds_gets_in(value: float) -> None:
    try:
        changed = replaced(Bench(), "magnesium", value)
    except Complaint as complaint:
        assert "magnesium" in str(complaint)
        assert "\n" not in str(complaint)
    else:
        assert 0.0 <= changed.magnesium <= 10_000.0


@pytest.mark.parametrize(
    ("path", "text", "named"),
    [
        ("magnesum", "1mM", "did you mean 'magnesium'"),
        ("magnesium", "11mM", "0 mM to 10 mM"),
        ("magnesium", "1mV", "voltage"),
        ("magnesium", "lots", "not a number"),
        ("drug", "ketamin", "did you mean 'ketamine'"),
        ("receptors", "2.5", "whole number"),
        ("trapping", "maybe", "on or off"),
        ("dose", "9mg/kg", "dose.per_kg"),
    ],
)
def test_a_wrong_setting_is_refused_by_name_with_what_is_allowed(path: str, text: str, named: str) -> None:
    with pytest.raises(Complaint, match=named):
        parse_setting(Bench(), path, text)


def test_a_dose_typed_by_weight_goes_to_the_dose_by_weight() -> None:
    assert parse_setting(Bench(), "dose", "0.5mg/kg") == ("dose.per_kg", 0.5)
    assert parse_setting(Bench(), "dose", "35") == ("dose", 35.0)


def test_names_of_choices_are_understood_in_any_case() -> None:
    assert parse_setting(Bench(), "drug", "mk-801") == ("drug", "MK-801")


def test_a_negative_number_in_the_name_of_a_choice_is_shown_with_a_minus_and_typed_with_a_hyphen() -> None:
    row = parameters(Bench)["cells"]
    assert row.say("rat at -66 mV") == "rat at −66 mV"
    assert row.say("MK-801") == "MK-801"
    assert row.parse("rat at -66 mV") == row.parse("Rat at −66 mV") == "rat at -66 mV"


@pytest.mark.parametrize("path", parameters(Bench))
def test_every_default_is_allowed_by_its_own_declaration(path: str) -> None:
    row = parameters(Bench)[path]
    assert row.check(row.default) == row.default
    assert row.parse(row.say(row.default).replace(",", "")) == row.default


def test_a_share_is_read_in_per_cent_and_what_is_nothing_on_its_axis_is_nought() -> None:
    share = Observable("blocked", "Blocked", "1", (0, 1), lambda _: 0.0)
    assert share.say(0.081) == "8.1 %"
    assert share.say(4.4e-14) == "0 %"
    assert Observable("current", "Current", "pA", (-100, 10), lambda _: 0.0).say(-2e-11) == "0 pA"


@pytest.mark.parametrize(
    ("unit", "range", "scale", "value", "said"),
    [
        ("uM", (0, 10), "linear", 6.44e-4, "0.000644 µM"),
        ("uM", (1e-3, 10), "log", 6.44e-5, "0.0644 nM"),
        ("ng/mL", (1, 1000), "log", 6.44e-5, "about 0 ng/mL"),
        ("points", (0, 5), "linear", 6.44e-5, "about 0 points"),
        ("points", (0, 0.01), "linear", 6.44e-5, "6.44×10⁻⁵ points"),
        ("ng/mL", (1, 1000), "log", 0.0, "0 ng/mL"),
    ],
)
def test_a_value_too_small_for_its_unit_is_not_written_with_powers_of_ten(
    unit: str, range: tuple[float, float], scale: Any, value: float, said: str
) -> None:
    assert Observable("level", "Level", unit, range, lambda _: 0.0, scale).say(value) == said
