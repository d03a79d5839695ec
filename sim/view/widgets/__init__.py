"""The controls of the window: each can be used with the keyboard alone, says what it is, and says why it is off."""

from sim.view.widgets.button import Button, IconButton
from sim.view.widgets.choice import Choice
from sim.view.widgets.columns import Card, Column, Panel, Row, Rule, ScrollColumn
from sim.view.widgets.dialog import Dialog
from sim.view.widgets.entry import Entry
from sim.view.widgets.options import List
from sim.view.widgets.progress import ProgressDots
from sim.view.widgets.rich import RichText, Text
from sim.view.widgets.slider import Slider
from sim.view.widgets.switch import Switch
from sim.view.widgets.ui import Ui
from sim.view.widgets.widget import Look, Widget

__all__ = [
    "Button",
    "Card",
    "Choice",
    "Column",
    "Dialog",
    "Entry",
    "IconButton",
    "List",
    "Look",
    "Panel",
    "ProgressDots",
    "RichText",
    "Row",
    "Rule",
    "ScrollColumn",
    "Slider",
    "Switch",
    "Text",
    "Ui",
    "Widget",
]
