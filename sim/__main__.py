"""The one dispatcher: the command `openchannel`, `python -m sim` and `main.py` all end here.

It imports the window or the command line only when asked, so that commands without a picture load no pygame.
"""

import sys
from collections.abc import Sequence

from sim.core.complaints import Complaint

DRAWING = ("draw", "export", "present", "fuzz", "bench")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code: 0 done, 1 a check failed, 2 bad input."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if not words or words[0] in DRAWING or words[0] not in _commands():
            from sim.app.command import main as with_pictures

            return with_pictures(words, _commands)
        from sim.cli.command import main as without_pictures

        return without_pictures(words)
    except Complaint as complaint:
        print(f"openchannel: {complaint}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("openchannel: stopped.", file=sys.stderr)
        return 130


def _commands() -> tuple[str, ...]:
    from sim.cli.command import COMMANDS

    return tuple(COMMANDS)


if __name__ == "__main__":
    sys.exit(main())
