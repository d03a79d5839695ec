"""Start Open Channel from a checkout: `python main.py` is the same as the command `openchannel`."""

import sys

from sim.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
