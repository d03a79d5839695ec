"""Controls made from the declared parameters and actions of a bench; each tells its source, and why it is off."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from sim.app.running import Running
from sim.app.words import provenance
from sim.core import units
from sim.core.commands import Act, Command, Set
from sim.core.complaints import Complaint
from sim.core.quantities import Parameter, Value, parse_setting
from sim.core.sources import Kind, Source
from sim.view.widgets.button import Button
from sim.view.widgets.choice import Choice
from sim.view.widgets.columns import Row
from sim.view.widgets.slider import Slider
from sim.view.widgets.switch import Switch
from sim.view.widgets.widget import Widget

Locked = Callable[[str], str]
Control = Slider | Choice | Switch


class Controls:
    """The controls of one run.

    Args:
        running: what they act on.
        sources: every source by its key.
        why_locked: why the lesson keeps a parameter or action shut, '' when it does not.
        refused: told the line when a command is refused.
    """

    def __init__(
        self, running: Running, sources: Mapping[str, Source], why_locked: Locked, refused: Callable[[str], None]
    ) -> None:
        self._running = running
        self._why_locked = why_locked
        self._refused = refused
        self._gestures: dict[str, int] = {}
        self._beat = -1
        self._seen: tuple[int, ...] = ()
        bench = running.experiment
        self.rows = bench.parameter_rows()
        self.parameters: dict[str, Control] = {path: self._control(row, sources) for path, row in self.rows.items()}
        self.actions: dict[str, Button] = {
            name: Button(name[:1].upper() + name[1:], partial(self._act, name), help=action.help)
            for name, action in bench.ACTIONS.items()
        }

    def widgets(self, names: Iterable[str] | None = None) -> Sequence[Widget]:
        """Actions in a row, then parameters in order of declaration; those named, or all."""
        wanted = None if names is None else set(names)
        actions = [b for name, b in self.actions.items() if wanted is None or name in wanted]
        rows = [c for path, c in self.parameters.items() if wanted is None or path in wanted]
        return ([Row(actions, name="Do")] if actions else []) + list(rows)

    def refresh(self) -> None:
        """Show what the run says now: values, and why a control is off. Ten times a second, or at once."""
        self._beat += 1
        seen = (self._running.version, self._running.session.runs, len(self._running.session.log))
        if self._beat % 6 and seen == self._seen:
            return
        self._seen = seen
        bench = self._running.experiment
        for path, control in self.parameters.items():
            value = bench.get(path)
            if isinstance(control, Slider):
                control.show(float(value))
                control.call(_named(self.rows[path].label, bench.aside(path)))
            elif isinstance(control, Choice):
                control.show(str(value))
            else:
                control.show(bool(value))
            control.disabled = self._why_locked(path) or bench.why_disabled(path)
        for name, button in self.actions.items():
            button.disabled = self._why_locked(name) or _sentence(bench.ACTIONS[name].refuses(bench))

    def _control(self, row: Parameter, sources: Mapping[str, Source]) -> Control:
        value = self._running.experiment.get(row.path)
        help = provenance(row, sources)
        if row.sort == "choice":
            says = {option: row.say(option) for option in row.options}
            return Choice(row.label, row.options, str(value), partial(self._set, row.path), help=help, says=says)
        if row.sort == "switch":
            return Switch(row.label, bool(value), partial(self._set, row.path), help=help)
        low, high = row.slider
        return Slider(
            row.label,
            float(value),
            low,
            high,
            partial(self._slide, row.path),
            scale=row.scale,
            step=1.0 if row.whole else None,
            say=row.say,
            parse=partial(self._typed, row.path),
            default=float(row.default),
            badge=_kind(row, sources),
            help=help,
        )

    # ---- what a control does

    def _give(self, command: Command, *, same_gesture: bool = False) -> None:
        if not self._running.apply(command, same_gesture=same_gesture):
            self._refused(self._running.refusal)

    def _set(self, path: str, value: Value) -> None:
        self._give(Set(path, value))

    def _slide(self, path: str, value: float) -> None:
        control = self.parameters[path]
        gesture = control.gesture if isinstance(control, Slider) else 0
        same = self._gestures.get(path) == gesture
        self._gestures[path] = gesture
        whole = self.rows[path].whole
        self._give(Set(path, round(value) if whole else value), same_gesture=same)

    def _typed(self, path: str, text: str) -> float:
        """The internal value of what was typed; one in another dimension sets the parameter that it belongs to."""
        where, value = parse_setting(self._running.experiment.params, path, text)
        if where != path:
            if not self._running.apply(Set(where, value)):
                raise Complaint(self._running.refusal)
            return float(self._running.experiment.get(path))
        return float(value)

    def _act(self, name: str) -> None:
        self._give(Act(name))


def _named(label: str, aside: str) -> str:
    return f"{label} ({aside})" if aside else label


def _kind(row: Parameter, sources: Mapping[str, Source]) -> Kind | None:
    source = sources.get(row.source)
    return row.kind or (source.kind if source else None)


def _sentence(reason: str) -> str:
    return reason[:1].upper() + reason[1:] if reason else ""


def shown_time(seconds: float) -> str:
    """The time of the run as the transport bar shows it: steady in width while it runs."""
    if seconds < 60:
        return f"{seconds:.2f} s".replace("-", "−")
    return units.say_time(seconds)
