"""Each control with mouse and keys: what it calls, what it refuses, what it says."""

from typing import Any

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.core.complaints import Complaint
from sim.view.widgets import (
    Button,
    Choice,
    Entry,
    IconButton,
    List,
    ProgressDots,
    RichText,
    Slider,
    Switch,
)

DRUGS = ["none", "ketamine", "memantine", "MK-801", "D-AP5", "ifenprodil"]


# ---- buttons


def test_a_button_is_pressed_by_click_return_and_space(hand: Any) -> None:
    pressed: list[int] = []
    button = hand.put(Button("Run", lambda: pressed.append(1)))
    hand.click(button.rect.center)
    hand.key(pygame.K_RETURN, pygame.K_SPACE, pygame.K_KP_ENTER)
    assert len(pressed) == 4


def test_letting_go_beside_a_button_does_not_press_it(hand: Any) -> None:
    pressed: list[int] = []
    button = hand.put(Button("Run", lambda: pressed.append(1)))
    hand.drag([button.rect.center, (600, 400)])
    assert pressed == []


def test_an_icon_button_that_stays_pressed_says_so(hand: Any) -> None:
    button = hand.put(IconButton("freeze", "Freeze", on=False), 40)
    assert button.value_text() == "off"
    button.on = True
    assert hand.ui.tree()[0]["checked"] is True
    assert button.hint == "Freeze"


# ---- sliders


def drug_slider(**about: Any) -> Slider:
    return Slider("Concentration", 10.0, 0.0, 100.0, scale="log", say=lambda v: f"{v:g} µM", default=10.0, **about)


def volts(changes: list[float]) -> Slider:
    def read(text: str) -> float:
        try:
            value = float(text.removesuffix("mV"))
        except ValueError:
            raise Complaint(f"'{text}' is not a number.") from None
        if not -100 <= value <= 60:
            raise Complaint("voltage is out of range: −100 mV to 60 mV.")
        return value

    return Slider(
        "Voltage", -60, -100, 60, changes.append, step=1, say=lambda v: f"{v:.0f} mV", parse=read, default=-70
    )


def test_arrows_page_home_and_end_move_a_slider(hand: Any) -> None:
    changes: list[float] = []
    hand.put(volts(changes))
    hand.key(pygame.K_TAB, pygame.K_RIGHT, pygame.K_DOWN, pygame.K_PAGEUP, pygame.K_HOME, pygame.K_END, pygame.K_DELETE)
    assert changes == [-59, -60, -50, -100, 60, -70]


def test_a_slider_stops_at_its_ends(hand: Any) -> None:
    changes: list[float] = []
    slider = hand.put(volts(changes))
    hand.key(pygame.K_TAB, pygame.K_END, pygame.K_RIGHT, pygame.K_PAGEUP)
    assert slider.value == 60
    assert changes == [60]


def test_dragging_the_knob_follows_the_pointer_and_is_one_gesture(hand: Any) -> None:
    changes: list[float] = []
    slider = hand.put(volts(changes))
    track = slider.track()
    before = slider.gesture
    hand.drag([(track.x + track.w * f, track.centery) for f in (0.3, 0.5, 0.75, 1.4)])
    assert slider.value == 60
    assert changes[0] == pytest.approx(-52, abs=1)
    assert changes == sorted(changes)
    assert slider.gesture == before + 1


def test_a_value_is_typed_in_place(hand: Any) -> None:
    changes: list[float] = []
    slider = hand.put(volts(changes))
    hand.key(pygame.K_TAB)
    hand.type("-35")
    assert slider.editor is not None
    assert slider.value == -60
    hand.key(pygame.K_RETURN)
    assert slider.editor is None
    assert changes == [-35]


def test_clicking_the_value_opens_it_for_typing(hand: Any) -> None:
    slider = hand.put(volts([]))
    hand.click(slider.value_box().center)
    assert slider.editor is not None
    hand.key(pygame.K_ESCAPE)
    assert slider.editor is None
    assert hand.ui.focused is slider


def test_a_wrong_value_is_refused_with_its_reason_and_kept_for_mending(hand: Any) -> None:
    slider = hand.put(volts([]))
    hand.key(pygame.K_TAB, pygame.K_RETURN)
    hand.type("500")
    hand.key(pygame.K_RETURN)
    hand.look()
    assert slider.value == -60
    assert "out of range" in slider.error
    assert "out of range" in hand.ui.hint
    hand.key(pygame.K_BACKSPACE)
    assert slider.error == ""
    hand.key(pygame.K_BACKSPACE, pygame.K_RETURN)
    assert slider.value == 5


def test_the_wheel_moves_only_a_focused_slider(hand: Any) -> None:
    changes: list[float] = []
    slider = hand.put(volts(changes))
    hand.move(slider.rect.center)
    hand.wheel(1)
    assert changes == []
    hand.key(pygame.K_TAB)
    hand.wheel(1)
    assert changes == [-59]


def test_a_log_slider_has_a_place_for_zero_and_leaves_it(hand: Any) -> None:
    slider = hand.put(drug_slider())
    hand.key(pygame.K_TAB, pygame.K_HOME)
    assert slider.value == 0
    hand.key(pygame.K_RIGHT)
    assert slider.value > 0
    hand.key(pygame.K_END)
    assert slider.value == 100


@settings(max_examples=100, deadline=None)
@given(value=st.floats(0.02, 100))
def test_a_log_value_lies_where_it_is_read_from(value: float) -> None:
    slider = drug_slider()
    assert slider.at_fraction(slider.fraction(value)) == pytest.approx(value, rel=0.05)


@settings(max_examples=100, deadline=None)
@given(start=st.floats(0.02, 99), way=st.sampled_from([-1, 1]))
def test_an_arrow_key_always_moves_a_log_slider(start: float, way: int) -> None:
    slider = drug_slider()
    slider.value = start
    assert (slider.stepped_by(way) - start) * way > 0


def test_a_log_slider_moves_by_equal_factors(hand: Any) -> None:
    slider = hand.put(drug_slider())
    left, middle, right = (slider.at_fraction(f) for f in (0.3, 0.6, 0.9))
    assert middle / left == pytest.approx(right / middle, rel=0.12)


def test_a_slider_that_is_off_cannot_be_moved_or_typed_into(hand: Any) -> None:
    changes: list[float] = []
    slider = hand.put(volts(changes))
    slider.disabled = "The clamp is off in this step."
    track = slider.track()
    hand.drag([(track.x + 5, track.centery), (track.right, track.centery)])
    hand.key(pygame.K_RIGHT, pygame.K_RETURN)
    hand.type("5")
    assert changes == []
    assert slider.editor is None


def test_showing_a_value_from_elsewhere_calls_nobody(hand: Any) -> None:
    changes: list[float] = []
    slider = hand.put(volts(changes))
    slider.show(20)
    assert slider.value_text() == "20 mV"
    assert changes == []


# ---- choices


def test_few_options_lie_side_by_side_and_many_in_a_list(hand: Any) -> None:
    few, many = Choice("Subunit", ["2A", "2B"], "2A"), Choice("Drug", DRUGS, "none")
    hand.put(few)
    hand.put(many, at=(40, 200))
    assert (few.role, many.role) == ("radio group", "combo box")


def test_clicking_an_option_chooses_it(hand: Any) -> None:
    chosen: list[str] = []
    choice = hand.put(Choice("Site", ["venous", "arterial"], "venous", chosen.append))
    hand.click(choice.segment(1).center)
    assert chosen == ["arterial"]


def test_a_list_drops_down_and_is_used_with_keys(hand: Any) -> None:
    chosen: list[str] = []
    choice = hand.put(Choice("Drug", DRUGS, "none", chosen.append))
    hand.key(pygame.K_TAB, pygame.K_RETURN)
    assert hand.ui.tree()[0]["expanded"] is True
    hand.look()
    hand.key(pygame.K_DOWN, pygame.K_DOWN, pygame.K_RETURN)
    assert chosen == ["memantine"]
    hand.key(pygame.K_RETURN, pygame.K_DOWN, pygame.K_ESCAPE)
    assert choice.value == "memantine"
    assert hand.ui.focused is choice


def test_a_list_is_used_with_the_mouse_and_closed_by_a_click_beside_it(hand: Any) -> None:
    choice = hand.put(Choice("Drug", DRUGS, "none"))
    hand.click(choice.field().center)
    menu = hand.ui.path_at((choice.rect.centerx, choice.field().bottom + 60))[0]
    hand.click(menu.row(3).center)
    assert choice.value == "MK-801"
    hand.click(choice.field().center)
    hand.click((620, 10))
    assert choice.more_about()["expanded"] is False


def test_the_first_letter_finds_an_option(hand: Any) -> None:
    choice = hand.put(Choice("Drug", DRUGS, "none"))
    hand.key(pygame.K_TAB)
    hand.type("i")
    assert choice.value == "ifenprodil"


@pytest.mark.parametrize("y", [10, 300, 420])
def test_a_dropped_list_stays_in_the_window(hand: Any, y: int) -> None:
    choice = hand.put(Choice("Drug", DRUGS * 4, "none"), at=(40, y))
    hand.key(pygame.K_TAB, pygame.K_RETURN)
    hand.look()
    menu = choice._menu
    assert menu is not None
    assert hand.surface.get_rect().contains(menu.rect)
    hand.key(pygame.K_END)
    assert menu.rect.contains(menu.row(menu.lit))


def test_a_question_starts_with_nothing_chosen_and_takes_arrows_digits_and_clicks(hand: Any) -> None:
    chosen: list[int] = []
    question = hand.put(List("Which?", ["one", "two", "three"], chosen.append))
    assert question.value_text() == "nothing chosen"
    hand.key(pygame.K_TAB, pygame.K_DOWN, pygame.K_DOWN)
    hand.type("3")
    hand.click(question.row(0).center)
    assert chosen == [0, 1, 2, 0]


def test_a_switch_turns_by_click_space_and_arrows(hand: Any) -> None:
    turned: list[bool] = []
    switch = hand.put(Switch("Train", False, turned.append))
    hand.click(switch.rect.center)
    hand.key(pygame.K_SPACE, pygame.K_RIGHT, pygame.K_RIGHT, pygame.K_LEFT)
    assert turned == [True, False, True, False]


def test_progress_jumps_only_when_it_may(hand: Any) -> None:
    jumped: list[int] = []
    dots = hand.put(ProgressDots("Lesson", 9, 2, 2, on_jump=jumped.append))
    hand.click(dots.spot(5).center)
    hand.key(pygame.K_LEFT)
    assert jumped == [5, 1]
    assert not ProgressDots("Lesson", 9).focusable


# ---- typing


def test_typing_replaces_what_is_selected_and_tells_each_change(hand: Any) -> None:
    changes: list[str] = []
    entry = hand.put(Entry("Name", "Run A", changes.append))
    hand.key(pygame.K_TAB)
    hand.type("µM")
    assert entry.text == "µM"
    assert changes == ["µ", "µM"]


def test_caret_selection_and_deleting(hand: Any) -> None:
    entry = hand.put(Entry("Name", "pore"))
    hand.key(pygame.K_TAB, pygame.K_END, pygame.K_LEFT, pygame.K_BACKSPACE)
    assert entry.text == "poe"
    hand.key(pygame.K_HOME, pygame.K_DELETE)
    assert entry.text == "oe"
    hand.key(pygame.K_END, mod=pygame.KMOD_SHIFT)
    assert entry.selected == "oe"
    hand.key(pygame.K_BACKSPACE)
    assert entry.text == ""


def test_return_gives_the_text_away(hand: Any) -> None:
    given_away: list[str] = []
    hand.put(Entry("Name", "x", on_enter=given_away.append))
    hand.key(pygame.K_TAB, pygame.K_RETURN)
    assert given_away == ["x"]


def test_a_long_text_is_scrolled_so_that_the_caret_is_seen(hand: Any) -> None:
    entry = hand.put(Entry("Name", ""), 160)
    hand.key(pygame.K_TAB)
    hand.type("the gate shuts and the drug is trapped")
    hand.look()
    caret = entry.field().x + hand.ui.look.px(10) - entry._scrolled + hand.ui.look.type.width(entry.text, 14)
    assert caret <= entry.field().right


def test_text_is_never_longer_than_allowed(hand: Any) -> None:
    entry = hand.put(Entry("Name", "", most=5))
    hand.key(pygame.K_TAB)
    hand.type("abcdefgh")
    assert entry.text == "abcde"


# ---- text with links


def test_links_are_focused_and_pressed(hand: Any) -> None:
    followed: list[str] = []
    text = hand.put(RichText("The drug is [trapped](term:trapped) behind the [gate](term:gate).", followed.append))
    hand.key(pygame.K_TAB, pygame.K_RETURN, pygame.K_TAB, pygame.K_SPACE)
    hand.click(text.children()[0].boxes[0].center)
    assert followed == ["term:trapped", "term:gate", "term:trapped"]
    assert [row["name"] for row in hand.ui.tree() if row["role"] == "link"] == ["trapped", "gate"]


def test_a_link_over_two_lines_is_one_target(hand: Any) -> None:
    text = hand.put(RichText("see [the long story of use dependence in the pore](term:use) now"), 170)
    (link,) = text.children()
    assert len(link.boxes) >= 2
    assert all(text.rect.contains(box) for box in link.boxes)


def test_text_that_is_written_anew_asks_for_its_new_height(hand: Any) -> None:
    text = hand.put(RichText("short"))
    before = text.height_for(300)
    text.write("A much longer text. " * 20)
    assert text.height_for(300) > before
