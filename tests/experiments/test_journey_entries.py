"""What each bench of the ladder is set to when one enters it from the journey."""

import pytest

from sim.experiments.catalogue import EXPERIMENTS
from sim.experiments.journey import Journey
from sim.experiments.journey_entries import ENTRIES, entry
from sim.experiments.journey_settings import LINKS
from sim.models.circuit import surge


def followed(**settings):
    made = Journey.of_settings(settings)
    made.act("give dose")
    made.advance(40)
    return made


def test_every_link_has_an_entry():
    assert list(ENTRIES) == [link.name for link in LINKS]


@pytest.mark.parametrize("link", LINKS, ids=lambda link: link.name)
@pytest.mark.parametrize("settings", [{}, {"drug": "esketamine", "route": "nasal", "dose": 84.0}, {"dose": 300.0}])
def test_the_bench_takes_the_settings(link, settings):
    made = followed(**settings)
    asked = entry(made, link.name)
    bench = EXPERIMENTS[link.bench].of_settings(asked.settings)
    assert all(bench.get(path) == value for path, value in asked.settings.items())
    assert all(name in bench.ACTIONS and when <= asked.at for when, name in asked.acts)


def test_before_a_dose_every_bench_can_be_entered():
    for link in LINKS:
        EXPERIMENTS[link.bench].of_settings(entry(Journey(), link.name).settings)


def test_the_concentrations_are_those_of_the_moment():
    made = followed()
    assert entry(made, "pore").settings["concentration"] == made.reading("free_brain") > 0.1
    assert entry(made, "synapse").settings["block"] == made.reading("blocked")
    ketamine = float(entry(made, "circuit").settings["ketamine"])
    assert float(surge.pyramidal_ratio(ketamine)) == pytest.approx(made.reading("pyramidal_ratio"))


def test_the_trial_gets_the_dose_by_weight():
    assert entry(followed(), "mood").settings["dose"] == pytest.approx(0.5)
    assert entry(followed(drug="esketamine", dose=56.0), "mood").settings["dose.spray"] == 56.0


def test_entering_changes_nothing():
    made = followed()
    before = made.state_hash()
    for link in LINKS:
        entry(made, link.name)
    assert made.state_hash() == before


def test_the_body_opens_as_far_after_its_doses_as_the_journey_is():
    made = followed()
    made.act("give dose")
    made.advance(30)
    asked = entry(made, "body")
    assert asked.acts == ((0.0, "give dose"), (2400.0, "give dose"))
    assert asked.at == 4200.0
    assert entry(Journey(), "body").acts == ()
