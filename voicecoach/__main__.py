"""Where a process begins, as `voicecoach` and as `python -m voicecoach`."""

from __future__ import annotations

import gc
import sys

COLLECT_EVERY = 50_000
"""Objects between two looks for garbage: loading makes many and no garbage, and somebody waits for it."""


def main() -> None:
    """Load the command line and run it; Ctrl-C ends the process in silence from here on, while it is loaded too.

    An error that nobody foresaw, such as a broken package, becomes two lines and a report.
    """
    gc.set_threshold(COLLECT_EVERY)
    try:
        from voicecoach.cli.main import main as command

        command()
    except KeyboardInterrupt:
        sys.exit(130)  # Exit.INTERRUPTED, which may not be there yet
    except Exception as error:
        from voicecoach.core.crash import tell

        sys.exit(tell(error))


if __name__ == "__main__":
    main()
