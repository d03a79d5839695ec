"""Where one link hands on to the next: what goes in is what came out, and nothing comes from nothing."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sim.models.body import ketamine
from sim.models.body.course import Dose, follow
from sim.models.body.effects import AVERAGE_BRAIN
from sim.models.journey import links
from sim.models.journey.links import Chain
from sim.models.mood import response
from sim.models.signalling import cascade
from sim.models.signalling.accounts import ACCOUNTS

DRIVING = [name for name, account in ACCOUNTS.items() if account.drives]


def after(
    milligrams: float, account: str, days: float = 2.0, press: float | None = None, **chain: float
) -> links.Followed:
    course = follow(ketamine.disposition(), [Dose("infusion", milligrams, 2400.0)], days * 86400.0)
    free = course.of("effect_site") * AVERAGE_BRAIN.free_per_total
    metabolite = links.free_metabolite(course.of("hydroxynorketamine"))
    chosen = replace(Chain(account=ACCOUNTS[account]), **chain)
    push = links.press(account) if press is None else press
    return links.run(chosen, free, metabolite, 0, 0.0, cascade.at_rest(), 0.0, push)


def test_equivalent_ketamine_is_what_would_block_that_share_at_rest() -> None:
    shares = np.array([0.0, 0.1, 0.5, 0.9])
    there = links.equivalent(shares)
    assert there[0] == 0.0
    assert_allclose(there / (there + links.synapse("ketamine").half_block), shares, rtol=1e-12)


@pytest.mark.parametrize("account", ACCOUNTS)
def test_no_drug_moves_nothing_to_the_last_bit(account: str) -> None:
    still = after(0.0, account)
    for what in (still.blocked, still.ketamine, still.stages, still.call, still.plasticity):
        assert not what.any()


@pytest.mark.parametrize("account", DRIVING)
def test_usual_infusion_presses_mood_about_as_long_as_the_response_model_says(account: str) -> None:
    course = follow(ketamine.disposition(), [links.USUAL], 86400.0)
    triggers = np.interp(np.arange(2881) * 30.0, np.arange(8641) * 10.0, response.trigger(course.of("ketamine")))
    published = response.plasticity(triggers, 60.0)[-1]
    # equal areas of the trigger; plasticity saturates, so a sharper or a flatter course ends within a fifth of it
    assert_allclose(after(35.0, account, 1.0).plasticity[-1], published, rtol=0.2)


@pytest.mark.parametrize("account", DRIVING)
def test_more_drug_below_anaesthesia_moves_mood_more(account: str) -> None:
    ends = [after(mg, account, 1.0).plasticity[-1] for mg in (7.0, 17.5, 35.0, 70.0)]
    assert np.all(np.diff(ends) > 0)


def test_an_unused_synapse_is_not_blocked_and_hands_nothing_on() -> None:
    quiet = after(35.0, "disinhibition", 1.0, activity=0.0)
    assert not quiet.blocked.any() and not quiet.stages.any() and not quiet.plasticity.any()


def test_busier_synapses_are_blocked_sooner_and_no_deeper() -> None:
    slow, fast = after(35.0, "none", 0.5, activity=0.2).blocked, after(35.0, "none", 0.5, activity=5.0).blocked
    assert fast[:60].max() > slow[:60].max()  # the first half hour
    assert int(fast.argmax()) < int(slow.argmax())
    c = 206.0 * AVERAGE_BRAIN.free_per_total
    assert fast.max() < c / (c + links.synapse("ketamine").half_block)


def test_mood_follows_only_what_calls_for_protein() -> None:
    chosen = replace(Chain(account=ACCOUNTS["disinhibition"]), conditions=cascade.Conditions(mtorc1_blocked=True))
    stages = after(35.0, "disinhibition").stages
    assert links.call(stages, Chain(account=ACCOUNTS["disinhibition"])).max() > 0.1
    blocked = replace(chosen, account=ACCOUNTS["disinhibition"])
    still = links.run(
        blocked, np.full(601, 0.3), np.zeros(601), 0, 0.0, cascade.at_rest(), 0.0, links.press("disinhibition")
    )
    assert still.stages[:, cascade.BDNF].max() > 0.05
    assert not still.plasticity.any()


def test_two_stretches_are_one() -> None:
    free, metabolite = np.linspace(0, 0.4, 1201), np.linspace(0, 0.1, 1201)
    chain = Chain(account=ACCOUNTS["disinhibition"])
    push = links.press("disinhibition")
    whole = links.run(chain, free, metabolite, 0, 0.0, cascade.at_rest(), 0.0, push)
    first = links.run(chain, free[:601], metabolite[:601], 0, 0.0, cascade.at_rest(), 0.0, push)
    second = links.run(
        chain, free[600:], metabolite[600:], 100, first.blocked[-1], first.stages[-1], first.plasticity[-1], push
    )
    assert_allclose(second.plasticity[-1], whole.plasticity[-1], rtol=1e-6)
    assert_allclose(second.stages[-1], whole.stages[-1], rtol=1e-4, atol=1e-7)


def test_halving_the_step_of_the_chain_changes_little(monkeypatch: pytest.MonkeyPatch) -> None:
    coarse = after(35.0, "disinhibition", 1.0)
    monkeypatch.setattr(links, "STEP", 20.0)
    monkeypatch.setattr(links, "FINE", 2)
    fine = after(35.0, "disinhibition", 1.0, press=links.press("disinhibition"))
    assert_allclose(coarse.stages, fine.stages[::3], atol=5e-4)
    assert_allclose(coarse.plasticity, fine.plasticity[::3], atol=5e-4)


def test_less_calcium_turns_growth_into_none() -> None:
    weights = links.pairing_weight(np.linspace(0, 1, 50))
    assert_allclose(weights[[0, -1]], [1.221, 1.001], atol=0.01)
    assert np.all(np.diff(weights) <= 1e-9)
