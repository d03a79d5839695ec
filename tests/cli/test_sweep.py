"""`sweep`: points in order, and the Hill curve that made them found again."""

import json
from collections.abc import Callable
from math import exp

from numpy.testing import assert_allclose

Say = Callable[..., tuple[int, str, str]]


def swept(say: Say, *words: str) -> dict[str, object]:
    code, out, err = say("sweep", "tank", "--json", *words)
    assert (code, err) == (0, "")
    data: dict[str, object] = json.loads(out)
    return data


def test_json_has_exactly_the_promised_shape(say: Say) -> None:
    data = swept(say, "--over", "drug=0.1..100:log:7", "--read", "open")
    assert list(data) == ["over", "read", "x", "y", "fit"]
    assert list(data["fit"]) == ["ec50", "hill", "low", "high"]


def test_hill_curve_is_found_again(say: Say) -> None:
    fit = swept(say, "--over", "drug=0.1..100:log:13", "--read", "open")["fit"]
    assert_allclose([fit["ec50"], fit["hill"], fit["low"], fit["high"]], [3, 1, 0, 1], rtol=1e-6, atol=1e-6)


def test_concentrations_follow_the_typed_unit(say: Say) -> None:
    data = swept(say, "--over", "drug=1..1000nM:log:4", "--read", "open")
    assert_allclose(data["x"], [0.001, 0.01, 0.1, 1], rtol=1e-9)
    assert data["over"] == {"path": "drug", "unit": "uM", "scale": "log"}


def test_each_point_is_a_run_of_its_own(say: Say) -> None:
    data = swept(say, "--over", "volume=1..3:lin:3", "--read", "level:last", "--for", "1s")
    assert_allclose(data["y"], [1000 * v * exp(-1) for v in (1, 2, 3)], rtol=1e-9)
    assert data["fit"] is None


def test_readings_differ(say: Say) -> None:
    y = {how: swept(say, "--over", "volume=1..2:lin:2", "--read", f"level:{how}", "--for", "1s")["y"][0] for how in
         ("last", "max", "min", "mean", "integral")}  # fmt: skip
    assert_allclose([y["max"], y["min"], y["last"]], [1000, 1000 * exp(-1), 1000 * exp(-1)], rtol=1e-9)
    assert_allclose([y["mean"], y["integral"]], [1000 * (1 - exp(-1))] * 2, rtol=1e-4)


def test_whole_numbers_stay_whole(say: Say) -> None:
    assert swept(say, "--over", "people=0..2:lin:9", "--read", "level")["x"] == [0, 1, 2]


def test_what_is_not_a_number_is_null_and_fits_nothing(say: Say) -> None:
    data = swept(say, "--over", "drug=0.1..100:log:6", "--read", "undefined")
    assert data["y"] == [None] * 6 and data["fit"] is None


def test_table_says_the_half_way_point_in_words(say: Say) -> None:
    code, out, _ = say("sweep", "tank", "--over", "drug=0.1..100:log:13", "--read", "open")
    assert code == 0
    assert "IC50 3 µM" in out and "falls" in out
