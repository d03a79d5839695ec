"""The controls together: focus in reading order, dialogs that keep it, hints, the tree, drawing only on change."""

from collections.abc import Callable
from typing import Any

import pygame
import pytest

from sim.view.theme import PAPER, THEMES, Theme
from sim.view.widgets import (
    Button,
    Card,
    Choice,
    Column,
    Dialog,
    Entry,
    IconButton,
    List,
    Panel,
    ProgressDots,
    RichText,
    Row,
    Rule,
    ScrollColumn,
    Slider,
    Switch,
    Text,
    Ui,
    Widget,
)

SENTENCE = "The drug stays behind the shut gate until the channel opens again, however long that takes."
MAKERS: dict[str, Callable[[], Widget]] = {
    "button": lambda: Button("Lock my prediction in and run the experiment", icon="play"),
    "primary button": lambda: Button("Continue", rank="primary"),
    "icon button": lambda: IconButton("play", "Play"),
    "slider": lambda: Slider(
        "Interval between two pulses", 1.0, 0.1, 5, say=lambda v: f"{v:g} seconds", badge="fitted"
    ),
    "choice side by side": lambda: Choice("Subunit", ["2A", "2B"], "2A"),
    "choice in a list": lambda: Choice(
        "Drug", ["none", "ketamine", "memantine", "MK-801", "D-AP5", "ifenprodil"], "none"
    ),
    "switch": lambda: Switch("Show the scheme beside the pore", True),
    "entry": lambda: Entry("Why do you think so?", "because"),
    "list": lambda: List("Which?", [SENTENCE, "No.", SENTENCE]),
    "progress": lambda: ProgressDots("Lesson", 9, 3, 3),
    "rich text": lambda: RichText(f"## Why\n{SENTENCE}\n\n- one\n- two [trapped](term:trapped)\n\n> {SENTENCE}"),
    "text": lambda: Text(SENTENCE),
    "card": lambda: Card([Text("Hint"), Text(SENTENCE)], tone="accent"),
    "row": lambda: Row([Button("Continue"), Button("Ask for a hint"), Button("Skip", rank="quiet")]),
    "rule": Rule,
}


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [230, 340, 520])
@pytest.mark.parametrize("name", MAKERS)
def test_no_control_draws_past_the_place_that_it_asked_for(name: str, width: int, scale: float, theme: Theme) -> None:
    ui = Ui(theme, scale, clock=lambda: 0)
    widget = MAKERS[name]()
    ui.put(widget)
    ground = pygame.Surface((width + 120, widget.height_for(width) + 120))
    ground.fill((255, 0, 255))
    widget.place(pygame.Rect(60, 60, width, widget.height_for(width)))
    for part in widget.everyone():
        part.draw(ground)
    slack = 6 if name == "slider" else 2
    inner = widget.rect.inflate(2 * slack, 2 * slack)
    pygame.draw.rect(ground, (255, 0, 255), inner)
    mask = pygame.mask.from_threshold(ground, (255, 0, 255), (1, 1, 1, 255))
    assert mask.count() == ground.get_width() * ground.get_height()


@pytest.mark.parametrize("name", [name for name, make in MAKERS.items() if make().focusable])
def test_every_target_is_at_least_24_pixels(name: str, hand: Any) -> None:
    widget = hand.put(MAKERS[name](), 300)
    assert min(widget.rect.size) >= 24


@pytest.mark.parametrize("name", MAKERS)
def test_larger_text_never_needs_less_height(name: str) -> None:
    needed = []
    for scale in (1.0, 1.5, 2.0):
        ui = Ui(PAPER, scale, clock=lambda: 0)
        widget = MAKERS[name]()
        ui.put(widget)
        needed.append(widget.height_for(320))
    assert needed == sorted(needed)


def panel_of_three(hand: Any) -> tuple[Button, Slider, Button]:
    first, middle, last = Button("First"), Slider("Middle", 1, 0, 5), Button("Last")
    hand.ui.put(Column([first, middle, last]))
    hand.ui.path_at((0, 0))
    first.parent.place(pygame.Rect(20, 20, 300, 400))
    hand.look()
    return first, middle, last


def test_tab_goes_through_all_in_reading_order_and_round(hand: Any) -> None:
    first, middle, last = panel_of_three(hand)
    order = []
    for _ in range(4):
        hand.key(pygame.K_TAB)
        order.append(hand.ui.focused)
    assert order == [first, middle, last, first]
    hand.key(pygame.K_TAB, mod=pygame.KMOD_SHIFT)
    assert hand.ui.focused is last


def test_the_focus_ring_is_seen_for_keys_and_not_for_clicks(hand: Any) -> None:
    first, _, _ = panel_of_three(hand)
    hand.key(pygame.K_TAB)
    hand.look()
    ring = tuple(pygame.Color(THEMES["desk"].focus))[:3]
    near = first.rect.inflate(8, 8)
    edge = [(x, near.top + 1) for x in range(near.left + 20, near.right - 20)]
    assert all(hand.surface.get_at(p)[:3] == ring for p in edge)
    hand.click(first.rect.center)
    hand.look()
    assert not any(hand.surface.get_at(p)[:3] == ring for p in edge)
    assert hand.ui.focused is first


def test_hidden_controls_are_passed_over(hand: Any) -> None:
    _, middle, last = panel_of_three(hand)
    middle.visible = False
    hand.key(pygame.K_TAB, pygame.K_TAB)
    assert hand.ui.focused is last
    assert [row["name"] for row in hand.ui.tree()] == ["First", "Last"]


def test_a_control_that_is_off_says_why_and_does_nothing(hand: Any) -> None:
    pressed: list[int] = []
    button = hand.put(Button("Wash drug", lambda: pressed.append(1), disabled="There is no drug in the bath."))
    hand.now = 10_000
    hand.click(button.rect.center)
    hand.key(pygame.K_RETURN, pygame.K_SPACE)
    hand.look()
    assert pressed == []
    assert hand.ui.hint == "There is no drug in the bath."
    hand.key(pygame.K_p)
    hand.look()
    assert hand.ui.hint == ""
    hand.key(pygame.K_RETURN)
    hand.look()
    assert hand.ui.hint == "There is no drug in the bath."
    assert hand.ui.tree()[0]["disabled"] == "There is no drug in the bath."


def test_a_hint_comes_after_a_while_and_goes_with_the_pointer(hand: Any) -> None:
    button = hand.put(Button("Run", help="Starts the pulse."))
    hand.move(button.rect.center)
    hand.look()
    assert hand.ui.hint == ""
    hand.now += 1000
    hand.look()
    assert hand.ui.hint == "Starts the pulse."
    hand.move((600, 450))
    hand.look()
    assert hand.ui.hint == ""


def test_a_hint_goes_when_its_control_is_used_and_comes_back_with_the_next_visit(hand: Any) -> None:
    first = hand.put(Button("Run", help="Starts the pulse."))
    hand.put(Button("Stop", help="Ends the train."))
    for use in (lambda: hand.key(pygame.K_SPACE), lambda: hand.click(first.rect.center)):
        hand.ui.focus(None)
        hand.move((600, 450))
        hand.ui.focus(first, ring=True)
        hand.now += 1000
        hand.look()
        assert hand.ui.hint == "Starts the pulse."
        use()
        hand.now += 1000
        hand.look()
        assert hand.ui.hint == ""
    hand.key(pygame.K_TAB)
    hand.now += 1000
    hand.look()
    assert hand.ui.hint == "Ends the train."


def test_nothing_is_painted_while_nothing_changes(hand: Any) -> None:
    button = hand.put(Button("Run"))
    assert hand.ui.draw(hand.surface) is False
    hand.move(button.rect.center)
    assert hand.ui.draw(hand.surface) is True
    hand.look()
    assert hand.ui.draw(hand.surface) is False


def test_only_what_changed_is_painted_again(hand: Any) -> None:
    first, _, last = panel_of_three(hand)
    hand.surface.fill((9, 9, 9), last.rect)
    first.rename("Other words")
    hand.look()
    assert hand.surface.get_at(last.rect.center)[:3] == (9, 9, 9)
    assert hand.surface.get_at((first.rect.x + 4, first.rect.centery))[:3] != (9, 9, 9)


def test_painting_only_what_changed_gives_the_same_picture_as_painting_all(hand: Any) -> None:
    first, _, _ = panel_of_three(hand)
    hand.key(pygame.K_TAB, pygame.K_TAB, pygame.K_RIGHT, pygame.K_TAB)
    hand.move(first.rect.center)
    hand.look()
    step_by_step = pygame.image.tobytes(hand.surface, "RGB")
    hand.surface.fill(THEMES["desk"].panel)
    hand.ui.redraw()
    hand.look()
    assert pygame.image.tobytes(hand.surface, "RGB") == step_by_step


def test_a_dialog_keeps_the_focus_and_gives_it_back(hand: Any) -> None:
    first, _, _ = panel_of_three(hand)
    hand.key(pygame.K_TAB)
    left: list[int] = []
    inside = [Button("Yes"), Button("No")]
    dialog = Dialog("Reset the run?", inside, on_leave=lambda: left.append(1))
    dialog.open(hand.ui)
    seen = set()
    for _ in range(5):
        seen.add(hand.ui.focused.name)
        hand.key(pygame.K_TAB)
    assert seen == {"Yes", "No", "Close"}
    assert "First" not in {row["name"] for row in hand.ui.tree()}
    assert hand.ui.modal is dialog
    hand.key(pygame.K_ESCAPE)
    assert left == [1]
    assert hand.ui.modal is None
    assert hand.ui.focused is first


def test_clicks_beside_a_dialog_reach_nothing(hand: Any) -> None:
    pressed: list[int] = []
    button = hand.put(Button("Behind", lambda: pressed.append(1)), 120, (10, 10))
    Dialog("On top", [Text("words")], width=200).open(hand.ui)
    assert hand.click(button.rect.center)
    assert pressed == []


def test_a_dialog_too_high_for_the_window_scrolls_inside_it(make_hand: Any) -> None:
    hand = make_hand(scale=2.0, size=(700, 420))
    dialog = Dialog("Keys", [Button(f"Key {i}") for i in range(20)])
    dialog.open(hand.ui)
    hand.look()
    assert hand.surface.get_rect().contains(dialog.rect)
    for _ in range(19):
        hand.key(pygame.K_TAB)
    focused = hand.ui.focused
    assert dialog.body.rect.contains(focused.rect)


@pytest.mark.parametrize(("scale", "size"), ((1.0, (1280, 720)), (2.0, (1280, 800)), (1.0, (700, 420))))
def test_the_foot_of_a_long_dialog_is_seen_and_no_word_lies_under_its_bar(
    make_hand: Any, scale: float, size: Any
) -> None:
    hand = make_hand(scale=scale, size=size)
    words = Text("A long page that has to be scrolled, word by word. " * 90)
    dialog = Dialog("Done", [words], width=620)
    dialog.foot = Row([Button("Stay here"), Button("First page")], align="right")
    dialog.open(hand.ui)
    hand.look()
    assert dialog.body.most > 0
    assert dialog.rect.contains(dialog.foot.rect)
    assert dialog.foot.rect.h >= dialog.foot.items[0].height_for(dialog.foot.rect.w)
    assert dialog.body.rect.bottom <= dialog.foot.rect.top
    assert words.rect.right <= dialog.body._bar().left
    hand.key(pygame.K_PAGEDOWN)
    assert dialog.body.offset > 0, "keys scroll the page while a button of its foot has the focus"


def test_a_dialog_that_fits_does_not_scroll(make_hand: Any) -> None:
    hand = make_hand(scale=1.0, size=(1280, 720))
    for foot in (None, Row([Button("Close")])):
        dialog = Dialog("Short", [Text("A few words.")])
        dialog.foot = foot
        dialog.open(hand.ui)
        hand.look()
        assert dialog.body.most == 0


def test_keys_that_no_control_uses_are_left_to_the_program(hand: Any) -> None:
    assert not hand.key(pygame.K_SPACE)
    hand.put(Button("Run"))
    assert not hand.key(pygame.K_SPACE)
    hand.key(pygame.K_TAB)
    assert hand.key(pygame.K_SPACE)
    assert not hand.key(pygame.K_COMMA)


def test_focus_scrolls_into_view(hand: Any) -> None:
    buttons = [Button(f"Number {i}") for i in range(30)]
    column = ScrollColumn(buttons, name="Many")
    hand.ui.put(Panel([column], pad=0))
    column.parent.place(pygame.Rect(0, 0, 300, 400))
    column.place(pygame.Rect(0, 0, 300, 400))
    hand.look()
    for _ in range(20):
        hand.key(pygame.K_TAB)
    assert column.offset > 0
    assert column.rect.contains(hand.ui.focused.rect)
    hand.key(*[pygame.K_TAB] * 11)
    assert hand.ui.focused is buttons[0]
    assert column.rect.contains(buttons[0].rect)


def test_wheel_and_page_keys_scroll_and_stop_at_the_ends(hand: Any) -> None:
    column = ScrollColumn([Button(f"Number {i}") for i in range(30)])
    hand.ui.put(column)
    column.place(pygame.Rect(0, 0, 300, 300))
    hand.look()
    hand.move((100, 100))
    hand.wheel(-3)
    assert column.offset > 0
    hand.wheel(500)
    assert column.offset == 0
    hand.key(pygame.K_TAB)
    for _ in range(20):
        hand.key(pygame.K_PAGEDOWN)
    assert column.offset == column.most > 0


def test_what_is_scrolled_out_of_view_cannot_be_clicked(hand: Any) -> None:
    pressed: list[int] = []
    column = ScrollColumn([Button(f"Number {i}", lambda i=i: pressed.append(i)) for i in range(30)])
    hand.ui.put(column)
    column.place(pygame.Rect(0, 0, 300, 200))
    hand.look()
    hand.click((150, 350))
    assert pressed == []


def test_a_button_half_out_of_view_can_be_clicked_where_it_is_seen(hand: Any) -> None:
    pressed: list[int] = []
    buttons = [Button(f"Number {i}", lambda i=i: pressed.append(i)) for i in range(30)]
    column = ScrollColumn(buttons)
    hand.ui.put(column)
    column.place(pygame.Rect(0, 0, 300, 400))
    column.place(pygame.Rect(0, 0, 300, buttons[5].rect.y + 12))
    hand.look()
    hand.click((150, column.rect.bottom - 3))
    assert pressed == [5]


def test_the_walk_goes_on_where_the_control_with_the_focus_vanished(hand: Any) -> None:
    first, gone, after = Button("First"), Button("Gone"), Button("After")
    for place, button in enumerate((first, gone, after)):
        hand.ui.put(button)
        button.place(pygame.Rect(0, 40 * place, 100, 30))
    hand.look()
    hand.key(pygame.K_TAB, pygame.K_TAB)
    assert hand.ui.focused is gone
    hand.ui.remove(gone)
    hand.key(pygame.K_TAB)
    assert hand.ui.focused is after


def test_a_text_that_grows_moves_what_stands_below_it(hand: Any) -> None:
    text, below = Text("short"), Button("Below")
    column = ScrollColumn([text, below])
    hand.ui.put(column)
    column.place(pygame.Rect(0, 0, 240, 400))
    before = below.rect.y
    text.write(SENTENCE)
    assert below.rect.y > before
    assert below.rect.y >= text.rect.bottom


def test_the_tree_tells_role_name_value_and_place(hand: Any) -> None:
    _, middle, _ = panel_of_three(hand)
    hand.ui.focus(middle)
    row = next(row for row in hand.ui.tree() if row["role"] == "slider")
    assert row["name"] == "Middle"
    assert row["value"] == "1"
    assert row["rect"] == tuple(middle.rect)
    assert row["focused"] is True


@pytest.mark.parametrize("name", MAKERS)
def test_every_control_can_be_restyled_and_drawn_again(name: str, hand: Any) -> None:
    widget = hand.put(MAKERS[name](), 320)
    for theme in THEMES.values():
        for scale in (2.0, 1.0):
            hand.ui.restyle(theme, scale)
            widget.place(pygame.Rect(10, 10, 320, widget.height_for(320)))
            hand.look()
    assert hand.ui.draw(hand.surface) is False


def test_what_is_scrolled_away_from_under_the_pointer_is_not_pointed_at_any_more(hand: Any) -> None:
    buttons = [Button(f"Button {i}", help=f"Help {i}") for i in range(30)]
    column = ScrollColumn(buttons, name="Buttons")
    hand.ui.put(column)
    column.place(pygame.Rect(0, 0, 300, 200))
    hand.move(buttons[1].rect.center)
    hand.now += 1000
    hand.look()
    assert hand.ui.hint == "Help 1"
    for _ in range(4):
        hand.ui.event(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=-1, precise_y=-1.0))
    hand.now += 1000
    hand.look()
    assert hand.ui.hint != "Help 1"
