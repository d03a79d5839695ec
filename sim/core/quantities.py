"""Numbers with a name: a parameter is declared once, an observable is a row, an action is a row.

The one declaration feeds the slider, the validation, the lesson parser, `--set`, the tables in MODEL.md and the tests:

    magnesium: float = quantity(1.0, "mM", "Magnesium outside", valid=(0, 10), source="jahr-stevens-1990")

Defaults and ranges are written in the shown unit, as the source prints them; the field itself holds the internal value.
"""

import dataclasses
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import Any, Generic, Literal, TypeVar

from sim.core import units
from sim.core.complaints import Complaint, unknown
from sim.core.sources import Kind

Value = float | int | bool | str
E = TypeVar("E")
P = TypeVar("P")
Scale = Literal["linear", "log"]
_DRAWN = 1e-3
"""The share of a linear axis below which a value cannot be told from 0 on a plot."""
_ROUNDING = 1e-5
"""The share of a linear axis that only the rounding of a zero, or the tail of an exponential, comes to."""
_KEY = "open-channel"


def unseen(value: float, span: tuple[float, float], scale: Scale) -> bool:
    """Whether a value in the shown unit is too small to be told from 0 on an axis that spans so far."""
    low, high = span
    return abs(value) < (low if scale == "log" else _DRAWN * (high - low))


@dataclass(frozen=True)
class Parameter:
    """What the program knows of one parameter, apart from its present value.

    `valid` bounds what may be typed, `slider` what may be dragged; both are in internal units. A choice has `options`
    and no unit; a switch has neither. `alternative` names (unit, path) that a value typed in another dimension sets.
    """

    path: str
    label: str
    unit: str
    default: Value
    valid: tuple[float, float]
    slider: tuple[float, float]
    scale: Scale
    source: str
    kind: Kind | None
    help: str
    options: tuple[str, ...] = ()
    whole: bool = False
    alternative: tuple[str, str] | None = None

    @property
    def sort(self) -> Literal["number", "choice", "switch"]:
        """Which control serves it."""
        return "choice" if self.options else "switch" if isinstance(self.default, bool) else "number"

    def check(self, value: Value) -> Value:
        """The value, made of the right type.

        Raises:
            Complaint: out of range, not a number, or not among the options.
        """
        if self.sort == "choice":
            if value not in self.options:
                raise unknown(f"choice for {self.path}", str(value), self.options)
            return value
        if self.sort == "switch":
            if not isinstance(value, bool):
                raise Complaint(f"{self.path} is a switch: on or off, not '{value}'.")
            return value
        if isinstance(value, (bool, str)) or not isfinite(value):
            measure = "" if self.unit == "1" else f" in {self.unit}"
            raise Complaint(f"{self.path} needs a number{measure}, not '{value}'.")
        low, high = self.valid
        slack = 1e-9 * max(abs(low), abs(high))  # a bound typed in another unit may be off by a rounding
        if not low - slack <= value <= high + slack:
            raise Complaint(f"{self.path} = {self.say(value)} is out of range: {self.say(low)} to {self.say(high)}.")
        if self.whole:
            if abs(value - round(value)) > 1e-9:
                raise Complaint(f"{self.path} is a whole number, not {value}.")
            return round(value)
        return float(min(max(value, low), high))

    def parse(self, text: str) -> Value:
        """The internal value of what was typed: '1mM', 'on', 'ketamine'.

        Raises:
            Complaint: wrong unit, range, or name.
        """
        text = text.strip()
        if self.sort == "choice":
            folded = {option.casefold(): option for option in self.options}
            return self.check(folded.get(text.replace("−", "-").casefold(), text))
        if self.sort == "switch":
            if text.casefold() in ("on", "true", "yes", "1"):
                return True
            if text.casefold() in ("off", "false", "no", "0"):
                return False
            raise Complaint(f"{self.path} is a switch: on or off, not '{text}'.")
        try:
            return self.check(units.parse(text, self.unit))
        except Complaint as wrong:
            message = str(wrong)
            raise (wrong if message.startswith(self.path) else Complaint(f"{self.path}: {message}")) from None

    def say(self, value: Value) -> str:
        """The value as it stands on the screen, with its unit."""
        if isinstance(value, bool):
            return "on" if value else "off"
        return _true_minus(value) if isinstance(value, str) else units.say(float(value), self.unit, 4)


def _true_minus(name: str) -> str:
    """The name of an option with a minus before its negative numbers; names keep the hyphen that keyboards have."""
    return re.sub(r"(?<!\S)-(?=\d)", "−", name)


def _declare(default: Value, **about: Any) -> Any:
    return field(default=default, metadata={_KEY: about})


def quantity(
    default: float,
    unit: str,
    label: str,
    *,
    valid: tuple[float, float],
    source: str,
    slider: tuple[float, float] | None = None,
    scale: Scale = "linear",
    kind: Kind | None = None,
    help: str = "",
    path: str = "",
    whole: bool = False,
    alternative: tuple[str, str] | None = None,
) -> Any:
    """A number as a dataclass field. `default`, `valid` and `slider` are in `unit`; the field holds internal units.

    Args:
        valid: hard bounds; a value outside is refused.
        slider: the part of `valid` that is comfortable to drag; all of it when left out.
        source: key of the paper, or of our own choice, that the default comes from.
        kind: the badge, when it differs from that of the source.
        path: the name in lessons and `--set`; the field's name when left out.
    """
    inside = tuple(units.to_internal(v, unit) for v in valid)
    drag = tuple(units.to_internal(v, unit) for v in (slider or valid))
    start: Value = round(default) if whole else units.to_internal(default, unit)
    return _declare(
        start,
        label=label,
        unit=unit,
        valid=inside,
        slider=drag,
        scale=scale,
        source=source,
        kind=kind,
        help=help,
        path=path,
        whole=whole,
        alternative=alternative,
    )


def choice(
    default: str,
    label: str,
    options: tuple[str, ...],
    *,
    source: str,
    kind: Kind | None = None,
    help: str = "",
    path: str = "",
) -> Any:
    """One of several named options, as a dataclass field."""
    return _declare(
        default,
        label=label,
        unit="1",
        valid=(0.0, 0.0),
        slider=(0.0, 0.0),
        scale="linear",
        source=source,
        kind=kind,
        help=help,
        path=path,
        options=options,
    )


def switch(default: bool, label: str, *, source: str, kind: Kind | None = None, help: str = "", path: str = "") -> Any:
    """On or off, as a dataclass field."""
    return _declare(
        default,
        label=label,
        unit="1",
        valid=(0.0, 1.0),
        slider=(0.0, 1.0),
        scale="linear",
        source=source,
        kind=kind,
        help=help,
        path=path,
    )


def parameters(params: Any) -> dict[str, Parameter]:
    """Path -> Parameter for a dataclass of declared quantities (its class or an instance), in order of declaration."""
    found: dict[str, Parameter] = {}
    for f in dataclasses.fields(params):
        about = f.metadata.get(_KEY)
        if about is not None:
            rest = {k: v for k, v in about.items() if k != "path"}
            default: Any = f.default
            row = Parameter(path=about["path"] or f.name, default=default, **rest)
            found[row.path] = row
    return found


def _field_of(params: Any, path: str) -> str:
    for f in dataclasses.fields(params):
        about = f.metadata.get(_KEY)
        if about is not None and (about["path"] or f.name) == path:
            return f.name
    raise unknown("parameter", path, parameters(params))


def read(params: Any, path: str) -> Value:
    """The present internal value of the parameter at `path`.

    Raises:
        Complaint: there is no such parameter.
    """
    value: Value = getattr(params, _field_of(params, path))
    return value


def replaced(params: P, path: str, value: Value) -> P:
    """A copy of `params` with the checked internal value at `path`.

    Raises:
        Complaint: unknown path, or a value that is not allowed.
    """
    name = _field_of(params, path)
    return dataclasses.replace(params, **{name: parameters(params)[path].check(value)})  # type: ignore[type-var]


def parse_setting(params: Any, path: str, text: str) -> tuple[str, Value]:
    """What `--set path=text` or a typed entry means: the path to set and its internal value.

    A value typed in the alternative unit (0.5mg/kg for a dose in mg) goes to the alternative path.

    Raises:
        Complaint: unknown path, unit, or range.
    """
    rows = parameters(params)
    if path not in rows:
        raise unknown("parameter", path, rows)
    row = rows[path]
    if row.alternative is not None and row.sort == "number":
        name = units.split(text)[1]
        wanted, elsewhere = row.alternative
        if name and units.unit(name).dimension == units.unit(wanted).dimension:
            return elsewhere, rows[elsewhere].parse(text)
    return path, row.parse(text)


@dataclass(frozen=True)
class Observable(Generic[E]):
    """Something that can be plotted, read, asked for in a goal, and written to a CSV column.

    `read` gives the internal value from an experiment; `range` is what a plot shows at first, in the shown unit.
    `called_now` gives the label when it follows the settings, such as the name of the drug that was given.
    """

    name: str
    label: str
    unit: str
    range: tuple[float, float]
    read: Callable[[E], float]
    scale: Scale = "linear"
    help: str = ""
    called_now: Callable[[E], str] | None = None

    def called(self, experiment: E) -> str:
        """Its label just now."""
        return self.called_now(experiment) if self.called_now is not None else self.label

    @property
    def read_in(self) -> str:
        """The unit in which a person reads it: what has no unit is a share, and is read in per cent."""
        return "%" if self.unit == "1" else self.unit

    def say(self, value: float) -> str:
        """The internal value as it stands on the screen.

        What is nothing on its axis is 0; what is too small for its unit stands in the next smaller one, or, where
        there is none and its axis could not show it, as about 0.
        """
        low, high = self.range
        shown = abs(self.shown(value))
        if self.scale == "linear" and shown < _ROUNDING * (high - low):
            return units.say(0.0, self.read_in)
        if 0 < abs(units.to_shown(value, self.read_in)) < units.PLAIN:
            unit = units.fitting(value, self.read_in)
            if unit == self.read_in and unseen(shown, self.range, self.scale):
                return f"about {units.say(0.0, unit)}"
            return units.say(value, unit)
        return units.say(value, self.read_in)

    def shown(self, value: float) -> float:
        """The internal value in the shown unit."""
        return units.to_shown(value, self.unit)


def reading(
    name: str,
    label: str,
    unit: str,
    range: tuple[float, float],
    help: str = "",
    scale: Scale = "linear",
    called_now: Callable[[Any], str] | None = None,
) -> Observable[Any]:
    """An observable of a bench that finds it by name, with a method `reading(name)`."""
    return Observable(name, label, unit, range, lambda bench: float(bench.reading(name)), scale, help, called_now)


@dataclass(frozen=True)
class Action(Generic[E]):
    """A deed at the bench: `do` carries it out; `refuses` says why it cannot be done now, or '' when it can."""

    name: str
    help: str
    do: Callable[[E], None]
    refuses: Callable[[E], str] = lambda _: ""


def find(kind: str, name: str, rows: Mapping[str, P]) -> P:
    """The row of that name.

    Raises:
        Complaint: there is none; the nearest is named.
    """
    if name not in rows:
        folded = {n.casefold(): n for n in rows}
        if name.casefold() in folded:
            return rows[folded[name.casefold()]]
        raise unknown(kind, name, rows)
    return rows[name]
