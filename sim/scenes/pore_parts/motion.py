"""What the drawn receptor shows: it walks along the arrows of the kinetic scheme, never too fast for the eye.

The model may change state many times in a frame. The picture moves one arrow at a time and never there and back more
than three times a second, so that nothing flashes and a drug is never seen to pass through a shut gate.
"""

from collections import deque
from dataclasses import dataclass, field

FREE = ("C0", "C1", "C2", "D", "O")
BOUND = tuple(f"{name}B" for name in FREE)
ARROWS = (("C0", "C1"), ("C1", "C2"), ("C2", "D"), ("C2", "O"))
SLOWEST_BLINK = 0.36
"""Seconds on the wall for there and back: below three a second."""
HOLD = SLOWEST_BLINK / 2
EASE = 0.17


def neighbours(state: str) -> tuple[str, ...]:
    """The states one arrow away."""
    free, tag = state.removesuffix("B"), "B" if state.endswith("B") else ""
    near = [b + tag for a, b in ARROWS if a == free] + [a + tag for a, b in ARROWS if b == free]
    if free == "O":
        near.append("O" if tag else "OB")
    return tuple(near)


def next_state(start: str, goal: str) -> str:
    """The first state on the shortest way along the arrows."""
    if start == goal:
        return start
    came: dict[str, str] = {goal: goal}
    queue = deque([goal])
    while queue:
        here = queue.popleft()
        for near in neighbours(here):
            if near not in came:
                came[near] = here
                queue.append(near)
    return came.get(start, goal)


def eased(share: float) -> float:
    """A soft start and a soft stop."""
    share = min(max(share, 0.0), 1.0)
    return share * share * (3 - 2 * share)


@dataclass
class Glide:
    """A value between 0 and 1 that glides to where it should be; `seconds` from end to end."""

    seconds: float = EASE
    share: float = 0.0

    def towards(self, goal: float, elapsed: float) -> None:
        """Move on."""
        step = elapsed / self.seconds
        self.share = min(self.share + step, goal) if goal > self.share else max(self.share - step, goal)

    @property
    def value(self) -> float:
        """The eased value."""
        return eased(self.share)


@dataclass
class Motion:
    """The picture's own state; it only follows the experiment and never tells it anything.

    Attributes:
        state: the state of the scheme that is shown now.
        magnesium: True while an ion lodges in the pore, or is on its way to.
        gate, front, back, slack: how far the gate is open, the two clamshells shut, the receptor desensitised.
        drug_in, magnesium_in: how far they are on their way from outside to their site.
    """

    state: str = "C0"
    magnesium: bool = False
    gate: Glide = field(default_factory=Glide)
    front: Glide = field(default_factory=Glide)
    back: Glide = field(default_factory=Glide)
    slack: Glide = field(default_factory=lambda: Glide(0.3))
    drug_in: Glide = field(default_factory=lambda: Glide(0.45))
    magnesium_in: Glide = field(default_factory=lambda: Glide(0.3))
    _wall: float | None = None
    _held: float = 0.0
    _magnesium_held: float = 0.0

    @property
    def open(self) -> bool:
        """The gate is open in the state shown."""
        return self.state in ("O", "OB")

    @property
    def bound(self) -> bool:
        """A drug is in the pore in the state shown."""
        return self.state.endswith("B")

    @property
    def agonists(self) -> int:
        """How many glutamate are bound in the state shown."""
        return {"C0": 0, "C1": 1}.get(self.state.removesuffix("B"), 2)

    @property
    def conducting(self) -> bool:
        """Ions pass: the gate is wide, and nothing is in the way."""
        return self.open and self.gate.share > 0.85 and self.drug_in.share < 0.15 and self.magnesium_in.share < 0.15

    def follow(self, state: str, magnesium: bool, wall: float) -> None:
        """Take a step of the wall towards the state of the experiment; the first look jumps there at once."""
        elapsed = 0.0 if self._wall is None else wall - self._wall
        jump = self._wall is None or elapsed < 0 or elapsed > 1.0
        self._wall = wall
        if jump:
            self._settle(state, magnesium)
            return
        self._held += elapsed
        self._magnesium_held += elapsed
        if state != self.state and self._held >= HOLD and self._may_leave(state):
            self.state = next_state(self.state, state)
            self._held = 0.0
        if self.open and self._magnesium_held >= SLOWEST_BLINK:
            # Looked at in even steps of time: an ion that is gone for a blink must not be shown as gone for long.
            self.magnesium = magnesium and not self.bound and state != "OB"
            self._magnesium_held = 0.0
        self._glide(elapsed)

    def forget(self) -> None:
        """The next look jumps to the state of the experiment, as the first one does."""
        self._wall = None

    def _may_leave(self, state: str) -> bool:
        # The gate waits until what passes through it has arrived, and a drug waits until magnesium has left.
        going = next_state(self.state, state)
        if going == "OB" and self.state == "O" and self.magnesium_in.share > 0.05:
            self.magnesium = False
            return False
        underway = abs(self.drug_in.share - float(self.bound)) > 0.02
        passing = abs(self.magnesium_in.share - float(self.magnesium)) > 0.02
        return not ((underway or passing) and self.open)

    def _goals(self) -> tuple[tuple[Glide, float], ...]:
        agonists = self.agonists
        wide = self.gate.share > 0.6
        return (
            (self.gate, float(self.open)),
            (self.front, float(agonists >= 1)),
            (self.back, float(agonists >= 2)),
            (self.slack, float(self.state.startswith("D"))),
            (self.drug_in, float(self.bound) if wide else self.drug_in.share),
            (self.magnesium_in, float(self.magnesium and not self.bound) if wide else self.magnesium_in.share),
        )

    def _glide(self, elapsed: float) -> None:
        for glide, goal in self._goals():
            glide.towards(goal, elapsed)

    def _settle(self, state: str, magnesium: bool) -> None:
        self.state = state
        self.magnesium = magnesium and not self.bound
        self.gate.share = float(self.open)
        self.drug_in.share = float(self.bound)
        self.magnesium_in.share = float(self.magnesium)
        self._glide(10.0)
        self._held, self._magnesium_held = HOLD, 0.0
