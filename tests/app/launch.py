"""Starts the program as `python main.py` does, and prints the number by which the display knows its window."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

import pygame

_Window = pygame.Window


class _Told(_Window):
    def __init__(self, *about: object, **more: object) -> None:
        super().__init__(*about, **more)
        print(f"window {self.handle}", flush=True)


if __name__ == "__main__":
    pygame.Window = _Told  # type: ignore[misc]
    from sim.__main__ import main

    sys.exit(main())
