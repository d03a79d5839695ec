"""For all tests: no window, no sound. Tests of the real window set a display for the program that they start."""

import os

if not os.environ.get("OPENCHANNEL_TEST_DISPLAY"):
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
