"""How the words after a command are read: one line for every mistake, with the nearest right option."""

import argparse
import re
from collections.abc import Sequence
from typing import Any, NoReturn

from sim.core.complaints import Complaint, nearest


class Words(argparse.ArgumentParser):
    """argparse that complains in one line instead of printing its usage and leaving."""

    def __init__(self, command: str, **about: Any) -> None:
        about.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        super().__init__(prog=f"openchannel {command}", allow_abbrev=False, **about)
        self.command = command

    def error(self, message: str) -> NoReturn:
        """Raise the complaint."""
        raise Complaint(f"{self.command}: {self._mended(message)}; 'openchannel {self.command} --help' lists all.")

    def _mended(self, message: str) -> str:
        wrong = re.match(r"unrecognized arguments: (-\S+)", message)
        if wrong:
            options = [name for action in self._actions for name in action.option_strings]
            guess = nearest(wrong[1].split("=")[0], options)
            return f"unknown option '{wrong[1]}'" + (f", did you mean '{guess}'?" if guess else "")
        return message

    def read(self, words: Sequence[str]) -> argparse.Namespace:
        """The options; `--help` prints the page and leaves with code 0."""
        return self.parse_args(_joined(words))


def _joined(words: Sequence[str]) -> list[str]:
    """`--for -5min` as `--for=-5min`: what follows an option is its value, even when it starts with a minus."""
    joined: list[str] = []
    for word in words:
        takes_value = joined and joined[-1] in ("--for", "--set", "--act", "--over", "--read", "--seed")
        if takes_value and re.match(r"-[\d.]", word):
            joined[-1] += f"={word}"
        else:
            joined.append(word)
    return joined


def seed(text: str) -> int:
    """A seed: a whole number from 0 to 2^64 - 1."""
    if not re.fullmatch(r"\d{1,20}", text) or int(text) >= 2**64:
        raise Complaint(f"--seed '{text}' is not a whole number from 0 to 18446744073709551615.")
    return int(text)
