"""For all tests: no window, no sound. Tests of the real window set a display for the program that they start."""

import os

import pytest

if not os.environ.get("OPENCHANNEL_TEST_DISPLAY"):
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--renew-golden` keeps the pictures that are drawn now as the golden ones."""
    parser.addoption("--renew-golden", action="store_true", help="keep the pictures of this run as the golden ones")


def pytest_configure(config: pytest.Config) -> None:
    """All tests of pictures look at one variable."""
    if config.getoption("--renew-golden"):
        os.environ["OPENCHANNEL_REGOLD"] = "1"
