"""The traces of synapses: a whole stretch at once is what many small steps give."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sim.models.circuit.traces import Decay


@pytest.mark.parametrize("steps", [1, 8])
def test_a_trace_is_the_same_in_one_stretch_as_in_many_fine_steps(steps: int) -> None:
    spikes_in = np.random.default_rng(0).poisson(1.0, (steps, 3)).astype(float)
    start = np.array([0.0, 1.0, 5.0])
    means, end = Decay(0.002, 0.00025, steps).means(start, spikes_in)
    fine, trace, seen = 2000, start.copy(), []
    for k in range(steps):
        total = np.zeros(3)
        for _ in range(fine):
            before = trace.copy()
            trace = trace + (spikes_in[k] / 0.00025 - trace / 0.002) * (0.00025 / fine)
            total += (before + trace) / 2
        seen.append(total / fine)
    assert_allclose(means, seen, rtol=1e-4)
    assert_allclose(end, trace, rtol=1e-4)
