"""The table of keys: no key stands for two things, every duty is done by somebody, every key is on the help page."""

import pygame
import pytest

from sim.app.keys import KEYS, Key, chord_of, double_uses, duty_of
from sim.app.pilot import Pilot
from sim.app.places import Lab
from sim.app.words import keys_page


def test_no_key_is_used_twice_where_it_counts() -> None:
    assert double_uses() == []


def test_a_double_use_is_found() -> None:
    twice = (*KEYS, Key("R", "repeat", "lesson", "Again"))
    assert any(line.startswith("R:") for line in double_uses(twice))


def test_the_same_key_may_do_different_things_where_only_one_counts() -> None:
    assert duty_of("Space", ("everywhere", "bench", "stage")) == "play"
    assert duty_of("Space", ("everywhere", "bench", "control")) == ""


@pytest.mark.parametrize("key", [key for key in KEYS if not key.inside], ids=lambda key: f"{key.context}:{key.chord}")
def test_every_key_stands_on_the_help_page(key: Key) -> None:
    assert key.chord in keys_page([key.context])
    assert key.says in keys_page([key.context])


@pytest.mark.parametrize(
    ("about", "chord"),
    [
        ({"key": pygame.K_z, "mod": pygame.KMOD_LCTRL | pygame.KMOD_LSHIFT, "unicode": ""}, "Ctrl+Shift+Z"),
        ({"key": pygame.K_SLASH, "mod": pygame.KMOD_LSHIFT, "unicode": "?"}, "?"),
        ({"key": pygame.K_g, "mod": 0, "unicode": "g"}, "G"),
        ({"key": pygame.K_EQUALS, "mod": pygame.KMOD_LCTRL, "unicode": ""}, "Ctrl+="),
        ({"key": pygame.K_KP_PLUS, "mod": pygame.KMOD_LCTRL, "unicode": ""}, "Ctrl++"),
        ({"key": pygame.K_TAB, "mod": pygame.KMOD_LSHIFT, "unicode": "\t"}, "Shift+Tab"),
        ({"key": pygame.K_LSHIFT, "mod": pygame.KMOD_LSHIFT, "unicode": ""}, ""),
        ({"key": 1082, "mod": 0, "unicode": "к", "scancode": pygame.KSCAN_R}, "R"),
    ],
)
def test_a_press_is_read_as_it_is_printed(about: dict[str, object], chord: str) -> None:
    assert chord_of(pygame.event.Event(pygame.KEYDOWN, {"scancode": 0, **about})) == chord


@pytest.mark.parametrize("duty", sorted({k.duty for k in KEYS if k.context in ("bench", "stage") and not k.inside}))
def test_every_duty_of_the_bench_is_done_by_the_bench(duty: str, pilot_at_pore: Pilot) -> None:
    assert pilot_at_pore.screen.duty(duty)
    pilot_at_pore.run(2)


def test_keys_typed_into_an_entry_are_letters_and_not_commands(pilot_at_pore: Pilot) -> None:
    pilot = pilot_at_pore
    pilot.tab_to("Voltage")
    pilot.press("Enter")
    pilot.type("-40")
    pilot.press("Enter")
    assert pilot.running.experiment.get("voltage") == pytest.approx(-40.0)
    assert not pilot.running.playing


def test_escape_goes_back_to_the_first_page_and_no_further() -> None:
    pilot = Pilot(place=Lab("body"))
    pilot.press("Esc")
    pilot.run(2)
    assert pilot.screen.contexts == ("home",)
    pilot.press("Esc")
    assert pilot.program.running
    pilot.close()
