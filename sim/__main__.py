"""The one dispatcher: the command `openchannel`, `python -m sim` and `main.py` all end here.

It imports the window or the command line only when asked, so that commands without a picture load no pygame.
"""

import errno
import os
import sys
from collections.abc import Sequence

from sim import __version__
from sim.core.complaints import Complaint, unknown

TRACE = "OPENCHANNEL_TRACE"
"""Set, a fault shows where in the code it arose."""
_WRITING_FAILED = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code: 0 done, 1 a check or a write failed, 2 bad input, 130 Ctrl-C."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = _dispatch(words)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except Complaint as complaint:
        _say(str(complaint))
        return 2
    except KeyboardInterrupt:
        _say("stopped.")
        return 130
    except BrokenPipeError:
        _silence()
        return 141
    except Exception as fault:
        if os.environ.get(TRACE):
            raise
        return _end(fault)


def _end(fault: Exception) -> int:
    """One line for what nobody foresaw, and no page of code."""
    if isinstance(fault, OSError) and fault.errno in _WRITING_FAILED:
        _silence()
        _say(f"cannot write{f' {fault.filename}' if fault.filename else ''}: {fault.strerror}.")
    else:
        _say(f"a fault in the program ended it ({type(fault).__name__}: {fault}). {TRACE}=1 shows where.")
    return 1


def _dispatch(words: list[str]) -> int:
    if words and words[0] in ("-h", "--help", "help"):
        print(help_text())
        return 0
    if words and words[0] in ("-V", "--version"):
        print(f"Open Channel {__version__}")
        return 0
    from sim.cli import command as without_pictures

    if words and words[0] in without_pictures.COMMANDS:
        return without_pictures.main(words)
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # its greeting would stand in every output
    from sim.app import command as with_pictures

    if words and words[0] not in with_pictures.COMMANDS:
        raise unknown("command", words[0], (*with_pictures.COMMANDS, *without_pictures.COMMANDS))
    return with_pictures.main(words)


def help_text() -> str:
    """What `--help` prints: every command of both kinds, with a line each."""
    from sim.app.command import COMMANDS as WITH_PICTURES
    from sim.cli.command import COMMANDS as WITHOUT_PICTURES

    lines = [
        f"Open Channel {__version__}: see how ketamine works, on models that run while you watch.",
        "",
        "usage: openchannel [COMMAND ...]      (from a checkout: python main.py [COMMAND ...])",
        "",
        "Without a command the window opens. Each command explains itself with --help.",
        "",
        "With pictures:",
        *(f"  {name:<10}{row.says}" for name, row in WITH_PICTURES.items()),
        "",
        "Without a window:",
        *(f"  {name:<10}{row.says}" for name, row in WITHOUT_PICTURES.items()),
        "",
        "  --version  print the version",
        "",
        "Exit codes: 0 done, 1 a check failed or a disk is full, 2 bad input, 130 stopped with Ctrl-C.",
    ]
    return "\n".join(lines)


def _say(line: str) -> None:
    print(f"openchannel: {' '.join(line.split())}", file=sys.stderr)


def _silence() -> None:
    """Nobody reads standard output any more; without this the interpreter would complain about it on its way out."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError, AttributeError):
        pass


if __name__ == "__main__":
    sys.exit(main())
