"""The lecture without its windows: keys of a clicker, blank, freeze, jumps, hands, clock, and what is kept."""

from dataclasses import replace

import pygame
import pytest

from sim.app.keys import KEYS
from sim.app.presenter import deck_of
from sim.app.presenting.clicker import first_of_all, present_duty
from sim.app.presenting.cues import Cue
from sim.app.presenting.deck import Deck
from sim.app.presenting.pacing import Pacing, clock
from sim.app.presenting.pen import Pen
from sim.app.presenting.poll import Poll, table
from sim.app.presenting.screens import plan
from sim.core.commands import Set
from sim.teaching.parse import find_lesson, load

WINDOWS = ("swap screens", "fill screen", "zoom")
"""Duties that the windows do, not the lecture."""


@pytest.fixture(scope="module")
def _lesson() -> object:
    return load(find_lesson("2"))


@pytest.fixture
def deck(_lesson: object) -> Deck:
    return deck_of(_lesson)  # type: ignore[arg-type]


def press(code: int, mod: int = 0, typed: str = "") -> str:
    return present_duty(pygame.event.Event(pygame.KEYDOWN, key=code, mod=mod, unicode=typed, scancode=0))


def at(deck: Deck, part: str) -> Deck:
    deck.go(next(i for i, cue in enumerate(deck.script.cues) if cue.part == part))
    return deck


# ---- keys


@pytest.mark.parametrize("code", [pygame.K_PAGEDOWN, pygame.K_RIGHT, pygame.K_SPACE, pygame.K_DOWN])
def test_every_forward_key_of_a_clicker_goes_on(code: int, deck: Deck) -> None:
    assert deck.duty(press(code))
    assert deck.number == 2


@pytest.mark.parametrize("code", [pygame.K_PAGEUP, pygame.K_LEFT, pygame.K_UP])
def test_every_back_key_of_a_clicker_goes_back(code: int, deck: Deck) -> None:
    deck.go(3)
    assert deck.duty(press(code))
    assert deck.number == 3


@pytest.mark.parametrize(
    ("code", "mod", "typed", "duty"),
    [
        (pygame.K_PERIOD, 0, ".", "black"),
        (pygame.K_b, 0, "b", "black"),
        (pygame.K_b, pygame.KMOD_LSHIFT, "B", "black"),
        (pygame.K_w, 0, "w", "white"),
        (pygame.K_F5, 0, "", "from start"),
        (pygame.K_F5, pygame.KMOD_LSHIFT, "", "from here"),
        (pygame.K_ESCAPE, 0, "", "end"),
        (pygame.K_7, 0, "7", "digit 7"),
        (pygame.K_KP_0, 0, "0", "digit 0"),
        (pygame.K_KP_ENTER, 0, "", "enter"),
        (pygame.K_b, pygame.KMOD_LCTRL, "", ""),
    ],
)
def test_keys_mean_what_they_mean_in_other_slide_programs(code: int, mod: int, typed: str, duty: str) -> None:
    assert press(code, mod, typed) == duty


@pytest.mark.parametrize("duty", sorted({row.duty for row in KEYS if row.context == "present" and not row.inside}))
def test_every_key_in_front_of_an_audience_does_something(duty: str, deck: Deck) -> None:
    assert duty in WINDOWS or deck.duty(duty)


def test_no_control_keeps_the_keys_that_a_clicker_sends_first() -> None:
    for code in (pygame.K_PAGEDOWN, pygame.K_PAGEUP, pygame.K_F5, pygame.K_ESCAPE):
        assert first_of_all(pygame.event.Event(pygame.KEYDOWN, key=code, mod=0, unicode="", scancode=0))
    assert not first_of_all(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RIGHT, mod=0, unicode="", scancode=0))


# ---- from cue to cue


def test_a_number_and_enter_jump_to_that_cue(deck: Deck) -> None:
    for duty in ("digit 1", "digit 2"):
        deck.duty(duty)
    assert deck.asked_for == "Go to cue 12: press Enter"
    deck.duty("enter")
    assert deck.number == 12 and deck.typed == ""


def test_enter_alone_goes_on(deck: Deck) -> None:
    deck.duty("enter")
    assert deck.number == 2


def test_a_number_that_no_cue_has_moves_nothing_and_says_so(deck: Deck) -> None:
    for duty in ("digit 9", "digit 9", "digit 9", "enter"):
        deck.duty(duty)
    assert deck.number == 1
    assert "no cue 999" in deck.message


def test_the_last_cue_stays_when_the_clicker_goes_on(deck: Deck) -> None:
    deck.go(len(deck.script.cues) - 1)
    deck.duty("next cue")
    assert deck.number == len(deck.script.cues)
    assert "last cue" in deck.message


def test_a_grabbed_control_is_said_and_r_comes_back(deck: Deck) -> None:
    at(deck, "run")
    begin = deck.script.session.experiment.state_hash()
    deck.frame(0.2)
    assert deck.running.apply(Set("voltage", 40.0))
    deck.frame(0.2)
    assert any("OFF SCRIPT" in badge for badge in deck.badges)
    deck.duty("back to script")
    assert deck.script.session.experiment.state_hash() == begin
    assert deck.badges == [] and "Back to the script" in deck.message


def test_esc_closes_the_keys_first_and_then_ends(deck: Deck) -> None:
    deck.duty("present keys")
    deck.duty("end")
    assert not deck.ended and not deck.help
    deck.duty("end")
    assert deck.ended


# ---- blank and freeze


def test_blank_hides_and_shows_again_and_the_lecturer_is_warned(deck: Deck) -> None:
    deck.duty("black")
    assert deck.blank == "black" and deck.badges == ["BLANK: the audience sees black"]
    deck.duty("white")
    assert deck.blank == "white"
    deck.duty("white")
    assert deck.blank == "" and deck.badges == []


def test_next_shows_a_blank_picture_again_before_it_goes_on(deck: Deck) -> None:
    deck.go(4)
    deck.duty("black")
    deck.duty("next cue")
    assert deck.blank == "" and deck.number == 5
    deck.duty("next cue")
    assert deck.number == 6


def test_frozen_the_audience_stays_at_its_cue(deck: Deck) -> None:
    deck.go(4)
    deck.frame(0.1)
    deck.duty("freeze")
    deck.duty("next cue")
    deck.frame(0.1)
    assert deck.seen == 4 and deck.badges == ["FROZEN: the audience still sees cue 5"]
    deck.duty("freeze")
    deck.frame(0.1)
    assert deck.seen == 5 and deck.badges == []


def test_a_fresh_start_hides_nothing(deck: Deck) -> None:
    deck.go(8)
    deck.duty("black")
    deck.duty("freeze")
    deck.duty("from start")
    assert deck.number == 1 and deck.badges == [] and deck.pacing.running


# ---- hands


def test_hands_are_typed_one_answer_after_the_other(deck: Deck) -> None:
    at(deck, "poll")
    for duty in ("digit 4", "digit 1", "enter", "digit 7", "enter"):
        deck.duty(duty)
    poll = deck.counting
    assert poll is not None
    assert poll.counts == [41, 7, None] and poll.at == 2 and poll.total == 48
    deck.duty("hand more")
    assert poll.counts[2] == 1


def test_a_cue_can_be_jumped_to_while_hands_are_counted(deck: Deck) -> None:
    at(deck, "poll")
    for duty in ("jump", "digit 9", "enter"):
        deck.duty(duty)
    assert deck.number == 9


def test_the_hands_stay_for_the_answer_and_are_kept_as_a_table(deck: Deck) -> None:
    at(deck, "poll")
    for duty in ("digit 3", "enter"):
        deck.duty(duty)
    asked = deck.cue
    at(deck, "explain")
    poll = deck.poll(deck.cue)
    assert poll is not None and poll.counts[0] == 3
    assert deck.counts().splitlines()[:2] == ["question,answer,hands", f'"{asked.question}",{asked.answers[0].text},3']


def test_the_wrong_answer_with_most_hands_is_refuted(deck: Deck) -> None:
    at(deck, "check")
    wrong = [i for i, answer in enumerate(deck.cue.answers) if not answer.right]
    poll = deck.counting
    assert poll is not None
    poll.add(12, wrong[-1])
    poll.add(5, wrong[0])
    at(deck, "answer")
    deck.duty("refute")
    assert deck.script.reply is deck.cue.answers[wrong[-1]].option
    assert deck.running.playing


def test_refute_elsewhere_says_that_there_is_nothing(deck: Deck) -> None:
    deck.duty("refute")
    assert "No wrong answer" in deck.message


def test_counts_never_fall_below_none_and_shares_add_up() -> None:
    poll = Poll(("a", "b"))
    assert not poll.counted and poll.share(0) == 0.0
    poll.add(-1)
    assert poll.counts == [0, None]
    poll.enter(3)
    poll.enter(1)
    assert poll.share(0) + poll.share(1) == pytest.approx(1.0)
    poll.enter(10**9)
    assert poll.counts[0] == 9999


def test_a_question_that_was_not_counted_is_not_in_the_table() -> None:
    assert table([("Why?", Poll(("a", "b")))]) == "question,answer,hands\n"


# ---- the clock


CUE = Cue(0, "say", "A cue", seconds=60.0, begins=120.0)


@pytest.mark.parametrize(
    ("elapsed", "words", "sign"),
    [
        (40.0, "1:20 ahead", "−"),
        (115.0, "on time", "="),
        (150.0, "on time", "="),
        (180.0 + 80.0, "1:20 behind", "+"),
    ],
)
def test_pacing_says_ahead_and_behind_in_words_and_sign(elapsed: float, words: str, sign: str) -> None:
    pacing = Pacing()
    pacing.start(replace(CUE, begins=0.0))
    pacing.frame(elapsed)
    assert pacing.pace(CUE).words == words
    assert pacing.pace(CUE).sign == sign


def test_a_clock_that_is_stopped_does_not_count() -> None:
    pacing = Pacing()
    pacing.frame(5.0)
    assert pacing.elapsed == 0.0
    pacing.start(CUE)
    pacing.frame(5.0)
    pacing.pause()
    pacing.frame(5.0)
    assert pacing.elapsed == 5.0


def test_a_clock_started_in_the_middle_is_on_time_there() -> None:
    pacing = Pacing()
    pacing.start(CUE)
    pacing.frame(30.0)
    assert pacing.pace(CUE).words == "on time"


def test_the_clock_starts_with_the_first_cue_and_is_set_to_zero_on_demand(deck: Deck) -> None:
    deck.frame(3.0)
    assert deck.pacing.elapsed == 0.0
    deck.duty("next cue")
    deck.frame(3.0)
    assert deck.pacing.elapsed == 3.0
    deck.duty("reset clock")
    assert deck.pacing.elapsed == 0.0 and deck.pacing.running


def test_times_are_written_as_clocks_show_them() -> None:
    assert (clock(5), clock(65), clock(3725), clock(-3)) == ("0:05", "1:05", "1:02:05", "0:00")


# ---- screens


def test_the_audience_gets_the_second_screen_when_there_is_one() -> None:
    found = plan(2, None, False)
    assert (found.audience, found.notes, found.said) == (1, 0, "")


def test_with_one_screen_the_notes_are_a_drawer_or_a_small_window() -> None:
    assert plan(1, None, False).notes is None
    found = plan(1, None, True)
    assert found.notes == 0 and found.phone


def test_a_screen_that_is_missing_is_said_and_the_first_is_taken() -> None:
    found = plan(2, 3, False)
    assert found.audience == 0 and found.notes == 1
    assert found.said == "Screen 3 is not there: the audience window opens on the first screen."


def test_the_audience_can_be_sent_to_the_first_screen() -> None:
    found = plan(2, 1, False)
    assert (found.audience, found.notes) == (0, 1)


# ---- pen and spotlight


def test_the_pen_draws_only_while_it_is_in_hand_and_down() -> None:
    pen = Pen()
    pen.press((0.1, 0.1))
    assert pen.strokes == []
    pen.take("pen")
    pen.press((0.1, 0.1))
    pen.move((0.2, 0.2))
    pen.release()
    pen.move((0.3, 0.3))
    assert pen.strokes == [[(0.1, 0.1), (0.2, 0.2)]]
    pen.take("pen")
    assert pen.tool == ""


def test_what_was_drawn_goes_with_its_cue(deck: Deck) -> None:
    deck.duty("pen")
    deck.pen.press((0.5, 0.5))
    deck.duty("next cue")
    assert deck.pen.strokes == []
