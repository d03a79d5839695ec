"""Starts the program as `python main.py` does, and tells a test about its window.

It prints the number by which the display knows the window, and writes what can be read there into a file, a few times
a second, as a screen reader would be told it.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

import pygame

_Window = pygame.Window


class _Told(_Window):
    def __init__(self, *about: Any, **more: Any) -> None:
        super().__init__(*about, **more)
        print(f"window {self.handle}", flush=True)


def _tell_tree(path: Path) -> None:
    from sim.app.program import Program

    draw, beat = Program.draw, [0]

    def told(self: Program) -> None:
        draw(self)
        beat[0] += 1
        if beat[0] % 4 == 0 and self.screen is not None:
            fresh = path.with_suffix(".new")
            fresh.write_text(json.dumps({"tree": self.tree(), "lesson": _lesson(self.screen)}, default=str))
            fresh.replace(path)

    Program.draw = told  # type: ignore[method-assign]


def _lesson(screen: Any) -> dict[str, Any]:
    guide = getattr(screen, "guide", None)
    if guide is None:
        return {}
    return {
        "step": guide.index,
        "predicted": guide.prediction is not None,
        "waiting": guide.can_go_on,
        "no_check": guide.why_no_check,
        "reply": guide.reply is not None,
        "right": guide.mark.right,
        "playing": not guide.session.paused,
        "done": guide.progress[0],
    }


if __name__ == "__main__":
    pygame.Window = _Told  # type: ignore[misc]
    if os.environ.get("OPENCHANNEL_TREE"):
        _tell_tree(Path(os.environ["OPENCHANNEL_TREE"]))
    from sim.__main__ import main

    sys.exit(main())
