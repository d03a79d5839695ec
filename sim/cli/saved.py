"""Saving to a file so that there is either the whole new file or the old one, never half of one."""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from sim.core.complaints import Complaint


@contextmanager
def written(name: str) -> Iterator[TextIO]:
    """A text stream that becomes the file `name` when the block ends well; `-` is standard output.

    Raises:
        Complaint: the folder is not there, or the file may not be written.
    """
    if name == "-":
        yield sys.stdout
        return
    path = Path(os.path.realpath(name))
    mode = _mode(name, path)
    _refuse_hopeless(name, path, mode)
    if mode is not None and not stat.S_ISREG(mode):
        with _opened(name, path) as stream:  # a device or a pipe cannot be replaced, only written to
            yield stream
        return
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with _opened(name, part) as stream:
            yield stream
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def _mode(name: str, path: Path) -> int | None:
    """What stands at the path now; None when nothing does."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise Complaint(f"cannot write '{name}': {problem.strerror}.") from None


def _refuse_hopeless(name: str, path: Path, mode: int | None) -> None:
    if not name.strip():
        raise Complaint("the file has no name.")
    if (mode is not None and stat.S_ISDIR(mode)) or name.endswith(("/", os.sep)):
        raise Complaint(f"'{name}' is a folder; give the name of a file in it.")
    if not path.parent.is_dir():
        raise Complaint(f"the folder '{Path(name).parent}' is not there; make it first.")
    if mode is not None and not os.access(path, os.W_OK):
        raise Complaint(f"'{name}' may not be written to.")


def _opened(name: str, path: Path) -> TextIO:
    try:
        return path.open("w", encoding="utf-8", newline="")
    except OSError as problem:
        raise Complaint(f"cannot write '{name}': {problem.strerror}.") from None
