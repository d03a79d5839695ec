"""Units: what a person reads and types, against what the models calculate in. The only place where the two meet.

Inside, units are coherent (s, mV, nS, pA, uM, L, umol), so that no formula needs a factor. Drug mass (mg) and mass
concentration (ng/mL) have dimensions of their own, because only a molar mass turns them into umol and uM.
"""

import re
from dataclasses import dataclass
from math import floor

from sim.core.complaints import Complaint, nearest


@dataclass(frozen=True)
class Unit:
    """A unit as it is typed (`name`) and written (`sign`); `factor` turns a value in it into the internal unit."""

    name: str
    dimension: str
    factor: float
    sign: str


def _rows(dimension: str, *rows: tuple[str, float] | tuple[str, float, str]) -> tuple[Unit, ...]:
    return tuple(Unit(r[0], dimension, r[1], r[2] if len(r) == 3 else r[0]) for r in rows)


_TABLE: tuple[Unit, ...] = (
    *_rows("ratio", ("1", 1.0, ""), ("%", 0.01)),
    *_rows(
        "time",
        ("s", 1.0),
        ("ms", 1e-3),
        ("us", 1e-6, "µs"),
        ("min", 60.0),
        ("h", 3600.0),
        ("d", 86400.0),
        ("day", 86400.0),
        ("days", 86400.0),
        ("week", 604800.0),
        ("weeks", 604800.0),
    ),
    *_rows(
        "rate",
        ("1/s", 1.0, "s⁻¹"),
        ("Hz", 1.0),
        ("1/ms", 1e3, "ms⁻¹"),
        ("1/min", 1 / 60, "min⁻¹"),
        ("1/h", 1 / 3600, "h⁻¹"),
    ),
    *_rows("voltage", ("mV", 1.0), ("V", 1e3)),
    *_rows("per voltage", ("1/mV", 1.0, "mV⁻¹")),
    *_rows("conductance", ("nS", 1.0), ("pS", 1e-3)),
    *_rows("current", ("pA", 1.0), ("nA", 1e3)),
    *_rows("capacitance", ("nF", 1.0), ("pF", 1e-3)),
    *_rows("concentration", ("uM", 1.0, "µM"), ("nM", 1e-3), ("mM", 1e3), ("M", 1e6)),
    *_rows("per concentration", ("1/uM", 1.0, "µM⁻¹")),
    *_rows("calcium conductance", ("uM/(s mV)", 1.0, "µM s⁻¹ mV⁻¹"), ("uM/(ms mV)", 1e3, "µM ms⁻¹ mV⁻¹")),
    *_rows("binding rate", ("1/(uM s)", 1.0, "µM⁻¹ s⁻¹"), ("1/(uM ms)", 1e3, "µM⁻¹ ms⁻¹")),
    *_rows("mass concentration", ("ng/mL", 1.0), ("ug/L", 1.0, "µg/L"), ("ug/mL", 1e3, "µg/mL")),
    *_rows("exposure", ("ng h/mL", 3600.0, "ng·h/mL"), ("ng min/mL", 60.0, "ng·min/mL")),
    *_rows("mass", ("mg", 1.0), ("ug", 1e-3, "µg"), ("g", 1e3)),
    *_rows("dose by weight", ("mg/kg", 1.0), ("ug/kg", 1e-3, "µg/kg")),
    *_rows("body weight", ("kg", 1.0), ("lb", 0.45359237)),
    *_rows("amount", ("umol", 1.0, "µmol"), ("nmol", 1e-3), ("mmol", 1e3)),
    *_rows("volume", ("L", 1.0), ("mL", 1e-3), ("um3", 1e-15, "µm³")),
    *_rows("flow", ("L/s", 1.0), ("L/min", 1 / 60), ("L/h", 1 / 3600), ("mL/min", 1e-3 / 60)),
    *_rows("molar mass", ("g/mol", 1.0)),
    *_rows("length", ("nm", 1.0), ("um", 1e3, "µm")),
    *_rows("diffusion", ("nm2/s", 1.0, "nm² s⁻¹"), ("um2/ms", 1e9, "µm² ms⁻¹")),
    *_rows("pressure", ("mmHg", 1.0)),
    *_rows(
        "count",
        ("receptors", 1.0),
        ("points", 1.0),
        ("vesicles", 1.0),
        ("stimuli", 1.0),
        ("particles", 1.0),
        ("spikes", 1.0),
        ("trials", 1.0),
        ("states", 1.0),
        ("code", 1.0),
        ("events", 1.0),
        ("papers", 1.0),
    ),
    *_rows("calendar", ("year", 1.0, "")),
)
UNITS: dict[str, Unit] = {u.name: u for u in _TABLE}
_ALIASES = {
    "µM": "uM",
    "μM": "uM",
    "µs": "us",
    "μs": "us",
    "µg": "ug",
    "µg/mL": "ug/mL",
    "µmol": "umol",
    "hours": "h",
    "hour": "h",
    "sec": "s",
    "minutes": "min",
    "minute": "min",
    "": "1",
    "percent": "%",
}
_SMALLER = {"uM": "nM", "mM": "uM", "mg": "ug", "umol": "nmol", "nS": "pS", "nF": "pF", "nA": "pA", "s": "ms"}
PLAIN = 1e-4
"""Below this a number would be written with a power of ten."""
_NUMBER = re.compile(r"^\s*([-+−]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*(.*?)\s*$")


def unit(name: str) -> Unit:
    """The unit of that name or sign.

    Raises:
        Complaint: there is no such unit.
    """
    name = _ALIASES.get(name, name)
    if name not in UNITS:
        guess = nearest(name, UNITS)
        raise Complaint(f"unknown unit '{name}'" + (f"; did you mean '{guess}'?" if guess else "."))
    return UNITS[name]


def to_internal(value: float, name: str) -> float:
    """A value in a shown unit, in internal units."""
    return value * unit(name).factor


def to_shown(value: float, name: str) -> float:
    """An internal value, in a shown unit."""
    return value / unit(name).factor


def sign(name: str) -> str:
    """How the unit is written on the screen: `uM` as µM."""
    return unit(name).sign


def split(text: str) -> tuple[float, str]:
    """The number and the unit name of a typed value: '1.5mM' -> (1.5, 'mM'); the unit is '' when none was typed.

    Raises:
        Complaint: the text does not start with a number.
    """
    found = _NUMBER.match(text)
    if not found:
        raise Complaint(f"'{text}' is not a number with a unit, such as 1.5 or 1.5mM.")
    return float(found[1].replace("−", "-")), found[2]


def parse(text: str, default: str) -> float:
    """A typed value in internal units; without a unit it is in `default`.

    Raises:
        Complaint: not a number, an unknown unit, or a unit of another dimension.
    """
    number, name = split(text)
    wanted = unit(default)
    given = unit(name) if name else wanted
    if given.dimension != wanted.dimension:
        same = ", ".join(u.name for u in UNITS.values() if u.dimension == wanted.dimension)
        raise Complaint(
            f"'{text}': {given.name} is a unit of {given.dimension}; use one of {wanted.dimension}: {same}."
        )
    return number * given.factor


def parse_time(text: str) -> float:
    """A typed length of time in seconds: '40min', '250 ms', '2 days'; a bare number is in seconds."""
    return parse(text, "s")


def figure(value: float, digits: int = 3) -> str:
    """A number to `digits` significant figures as a person writes it: 0.042, 15.3, 1,200, 2.1×10⁻⁶."""
    if value != value:
        return "n/a"
    if value in (float("inf"), float("-inf")):
        return "∞" if value > 0 else "−∞"
    if value == 0:
        return "0"
    size = abs(value)
    if size < 1e-4 or size >= 1e7:
        mantissa, power = f"{value:.{digits - 1}e}".split("e")
        raised = str(int(power)).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
        return f"{mantissa}×10{raised}".replace("-", "−")
    rounded = float(f"{value:.{digits}g}")
    places = max(0, digits - 1 - _magnitude(rounded))
    text = f"{rounded:,.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "−")


def fitting(value: float, name: str) -> str:
    """The unit in which an internal value is written plainly: this one, or the next smaller where there is one."""
    smaller = _SMALLER.get(name, name)
    plain = value == 0 or abs(to_shown(value, name)) >= PLAIN
    return name if plain or abs(to_shown(value, smaller)) < PLAIN else smaller


def _magnitude(value: float) -> int:
    return int(f"{abs(value):e}".split("e")[1])


def number(shown: float, name: str, digits: int = 3) -> str:
    """A value in its shown unit without the unit: figures to read, but a year whole and without a comma."""
    return str(floor(shown)) if unit(name).dimension == "calendar" and shown == shown else figure(shown, digits)


def say(value: float, name: str, digits: int = 3) -> str:
    """An internal value as it stands on the screen, with its unit: '1.5 mM', '42 %'; a year is a plain number."""
    shown = number(to_shown(value, name), name, digits)
    mark = sign(name)
    return f"{shown} {mark}" if mark else shown


def say_time(seconds: float) -> str:
    """A time as a person says it: '250 ms', '40 min', '1 h 20 min', '1 day', '2 weeks'."""
    if seconds < 0:
        return "−" + say_time(-seconds)
    if seconds < 1:
        return f"{figure(seconds * 1e3)} ms" if seconds else "0 s"
    if seconds < 59.95:
        return f"{figure(seconds)} s"
    seconds = round(seconds)
    if seconds < 3600:
        return _two(seconds, 60, "min", "s")
    minutes = round(seconds / 60)
    if minutes < 1440:
        return _two(minutes, 60, "h", "min")
    days, hours = divmod(round(minutes / 60), 24)
    if days % 7 == 0 and not hours:
        return f"{days // 7} week" + ("s" if days > 7 else "")
    return f"{days} day" + ("s" if days != 1 else "") + (f" {hours} h" if hours else "")


def _two(value: int, size: int, big: str, small: str) -> str:
    whole, rest = divmod(value, size)
    return f"{whole} {big}" + (f" {rest} {small}" if rest else "")
