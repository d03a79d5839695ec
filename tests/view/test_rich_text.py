"""Text with marks: no line ends between a number and its unit, wherever a line of the source may end."""

import pytest

from sim.view.rich_text import _lines, lay_out, read
from sim.view.text import Type
from sim.view.theme import DESK

SOURCES = (
    "The weight of the synapse came to {} of what it was at the start of the run.",
    "The weight of the synapse came **to {} of what** it was at the start of the run.",
)


@pytest.mark.parametrize("said", ["157 %", "−45 mV", "60 ms", "0.25 µM", "35 mg"])
@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("between", [" ", "\n"])
def test_no_line_ends_between_a_number_and_its_unit(source: str, said: str, between: str, letters: Type) -> None:
    block = read(source.format(said.replace(" ", between)))[0]
    number = said.split(" ")[0]
    for width in range(60, 420, 7):
        lines = ["".join(word.text for word in line).strip() for line in _lines(block, letters, width, 14.0)]
        if width > letters.width(said, 14.0, "SemiBold"):
            assert not any(line.endswith(number) for line in lines), lines


def test_a_heading_after_a_list_stands_off_from_it(letters: Type) -> None:
    with_heading, without = (
        lay_out(read(text), letters, DESK, 400).height
        for text in ("- one\n- two\n\n### Next\n\n- three", "- one\n- two\n- three")
    )
    assert with_heading - without >= letters.px(18) + letters.height(14)


def test_a_list_stands_as_far_from_each_heading(letters: Type) -> None:
    one, two = (
        lay_out(read(text), letters, DESK, 400).height for text in ("### A\n\n- x", "### A\n\n- x\n\n### A\n\n- x")
    )
    assert two == 2 * one + letters.px(18)
