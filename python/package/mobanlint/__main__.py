"""The command line."""

import os
import signal
import sys

from . import _native


def main() -> None:
    # Python would keep an interrupt until the command has ended.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    called = os.path.basename(sys.argv[0])
    again = ["-m", "mobanlint"] if called == "__main__.py" else [sys.argv[0]]
    sys.exit(_native.run(["mobanlint", *sys.argv[1:]], [sys.executable, *again]))


if __name__ == "__main__":
    main()
