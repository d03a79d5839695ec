"""The rival scheme with magnesium in every state."""

from numpy.testing import assert_allclose

from sim.models.receptor import gating, kampa


def test_peak_and_block_are_as_calculated_from_the_published_rates() -> None:
    assert_allclose(kampa.peak_open(), 0.0321, rtol=0.01)
    assert_allclose([kampa.unblocked(v) for v in (-40, 0, 40)], [0.132, 0.780, 0.989], rtol=0.005)


def test_generator_conserves_receptors() -> None:
    q = kampa.generator(100.0, 1000.0, -40.0)
    assert_allclose(q.sum(axis=0), 0, atol=1e-9 * abs(q).max())
    assert_allclose(gating.steady(q).sum(), 1, rtol=1e-9)
