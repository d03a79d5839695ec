"""What flows over the patch: a bath of glutamate, and short pulses of much more, one by one or in a train.

A pulse begins on a whole step and lasts exactly its length, also when that is not a whole number of steps.
"""

from dataclasses import dataclass, replace
from math import floor

Parts = tuple[tuple[float, float], ...]
Run = tuple[int, Parts]
NEVER = -1


@dataclass(frozen=True)
class Perfusion:
    """The taps at one moment. Concentrations in uM, times in s, moments in whole steps since the start.

    Attributes:
        begun: when the last pulse began, or NEVER; `pulse` and `lasts` are its size and length.
        anchor: the moment from which a train counts its intervals, or NEVER when none runs.
        given: pulses that the train has given since the anchor; `left` those to come, NEVER without a limit.
    """

    step: float
    bath: float = 0.0
    size: float = 0.0
    length: float = 0.0
    interval: float = 1.0
    begun: int = NEVER
    pulse: float = 0.0
    lasts: float = 0.0
    anchor: int = NEVER
    given: int = 0
    left: int = NEVER

    @property
    def train(self) -> bool:
        """A train is running."""
        return self.anchor != NEVER

    @property
    def next_pulse(self) -> int:
        """When the train gives its next pulse."""
        return self.anchor + round(self.given * self.interval / self.step)

    @property
    def ends(self) -> float:
        """When the last pulse ends, in steps; a rounding of the length never makes an extra sliver of a step."""
        if self.begun == NEVER:
            return float(NEVER)
        end = self.begun + self.lasts / self.step
        return float(round(end)) if abs(end - round(end)) < 1e-9 else end

    def pulsed(self, now: int) -> "Perfusion":
        """With a pulse that begins now."""
        return replace(self, begun=now, pulse=self.size, lasts=self.length)

    def train_started(self, now: int, count: int) -> "Perfusion":
        """With a train whose first pulse is due now; `count` pulses, or without end when it is 0."""
        return replace(self, anchor=now, given=0, left=count or NEVER)

    def train_stopped(self) -> "Perfusion":
        """No further pulses; one that has begun goes on to its end."""
        return replace(self, anchor=NEVER, given=0, left=NEVER)

    def pulse_ended(self) -> "Perfusion":
        """The pulse in progress is cut short."""
        return replace(self, pulse=0.0, lasts=0.0)

    def with_interval(self, interval: float, now: int) -> "Perfusion":
        """A new interval: the next pulse comes so long after the last one, but not in the past."""
        if not self.train or self.given == 0:
            return replace(self, interval=interval)
        last = self.anchor + round((self.given - 1) * self.interval / self.step)
        anchor = max(last, now - round(interval / self.step))
        return replace(self, interval=interval, anchor=anchor, given=1)

    def plan(self, now: int, steps: int) -> tuple[list[Run], "Perfusion"]:
        """The next steps as runs of equal ones, and the taps after them.

        A run is (how many steps, the parts of each): the parts are (glutamate uM, seconds) and fill one step.
        """
        taps = self
        runs: list[Run] = []
        end = now + steps
        while now < end:
            if taps.train and taps.next_pulse <= now:
                taps = replace(taps.pulsed(now), given=taps.given + 1, left=taps.left - (taps.left > 0))
                if taps.left == 0:
                    taps = taps.train_stopped()
            stop = min(end, taps.next_pulse) if taps.train else end
            high, over = taps.bath + taps.pulse, taps.ends
            whole = min(floor(over), stop) - now
            if whole > 0:
                runs.append((whole, ((high, taps.step),)))
                now += whole
            if now < stop and 0 < over - now < 1:
                part = (over - now) * taps.step
                runs.append((1, ((high, part), (taps.bath, taps.step - part))))
                now += 1
            if now < stop:
                runs.append((stop - now, ((taps.bath, taps.step),)))
                now = stop
        return runs, taps

    def now(self, tick: int) -> float:
        """The glutamate over the patch from this moment on, uM."""
        runs, _ = self.plan(tick, 1)
        return runs[0][1][0][0]


def mean(parts: Parts) -> float:
    """The mean glutamate of a step, uM."""
    if len(parts) == 1:
        return parts[0][0]
    return sum(glutamate * seconds for glutamate, seconds in parts) / sum(seconds for _, seconds in parts)
