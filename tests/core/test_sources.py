"""Sources: what kind of knowledge a number is, and whether anyone re-read it."""

import re

import pytest

from sim.core.sources import Kind, Source
from sim.models.bibliography import BIBLIOGRAPHY
from sim.models.receptor.drugs import DRUGS


@pytest.mark.parametrize("kind", ["measured", "fitted", "derived"])
def test_a_recalled_number_says_about(kind: Kind) -> None:
    assert Source("a", "A", kind, read="recalled").badge().startswith("about, ")
    assert not Source("a", "A", kind, read="abstract").badge().startswith("about")


def test_what_was_never_measured_needs_no_about() -> None:
    recalled = Source("a", "A", "measured", read="recalled")
    assert recalled.badge("guess") == "guess"
    assert recalled.badge("teaching") == "chosen for teaching"


def test_affinities_from_a_table_that_nobody_read_say_about() -> None:
    rat = DRUGS["ketamine"].affinities["rat, -66 mV"].by_subunit["GluN2A"]
    assert BIBLIOGRAPHY[rat.source].badge(rat.kind) == "about, measured"


def test_every_doi_has_the_form_of_one() -> None:
    assert [s.doi for s in BIBLIOGRAPHY.values() if s.doi and not re.fullmatch(r"10\.\d{4,9}/\S+", s.doi)] == []
