"""Magnesium sits in the open pore at rest and is pushed out when the cell is depolarised.

Instantaneous form (Jahr & Stevens 1990):  B(V) = 1 / (1 + [Mg] / K(V)),  K(V) = K0 exp(0.062 V), K0 = 3.57 mM.
Kinetic form (Vargas-Caballero & Robinson 2004):  block 610 exp(-V/17) /(mM s), unblock 5400 exp(V/47) /s.
"""

from math import exp, log

from sim.core.facts import fact

K_ZERO = fact(3.57, "mM", "Half-blocking Mg²⁺ at 0 mV", "jahr-stevens-1990")
STEEPNESS = fact(0.062, "1/mV", "Steepness of the Mg²⁺ block", "jahr-stevens-1990")
BLOCKING = fact(0.610, "1/(uM s)", "Mg²⁺ entry at 0 mV", "vargas-caballero-2004")
BLOCKING_FOLD = fact(17.0, "mV", "e-fold of Mg²⁺ entry", "vargas-caballero-2004")
UNBLOCKING = fact(5400.0, "1/s", "Mg²⁺ exit at 0 mV", "vargas-caballero-2004")
UNBLOCKING_FOLD = fact(47.0, "mV", "e-fold of Mg²⁺ exit", "vargas-caballero-2004")


def half_blocking(voltage: float, k_zero: float = K_ZERO.value) -> float:
    """K(V): the magnesium (uM) that blocks half of the open pores at `voltage` (mV)."""
    return k_zero * exp(STEEPNESS.value * voltage)


def unblocked_by_magnesium(voltage: float, magnesium: float, k_zero: float = K_ZERO.value) -> float:
    """B(V): the fraction of open pores that magnesium (uM) leaves free; `k_zero` (uM) depends on the subunit."""
    return 1.0 / (1.0 + magnesium / half_blocking(voltage, k_zero))


def half_block_voltage(magnesium: float, k_zero: float = K_ZERO.value) -> float:
    """The voltage (mV) at which `magnesium` (uM) blocks half."""
    return log(magnesium / k_zero) / STEEPNESS.value


def entry_rate(voltage: float) -> float:
    """How fast magnesium enters an open pore, 1/(uM s)."""
    return BLOCKING.value * exp(-voltage / BLOCKING_FOLD.value)


def exit_rate(voltage: float) -> float:
    """How fast magnesium leaves again, 1/s."""
    return UNBLOCKING.value * exp(voltage / UNBLOCKING_FOLD.value)


def half_blocking_kinetic(voltage: float) -> float:
    """K(V) in uM of the kinetic form."""
    return exit_rate(voltage) / entry_rate(voltage)
