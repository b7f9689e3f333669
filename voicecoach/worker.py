"""A process beside a session, `python -m voicecoach.worker MODULE ...`: it runs one of our modules.

An error that nobody foresaw is reported, and the session tells it at its end. The last line on stderr says what it was.
"""

from __future__ import annotations

import os
import runpy
import sys

from voicecoach.core.crash import heed, report
from voicecoach.core.errors import Exit


def main() -> None:
    """Run the module that is named by the first argument."""
    heed(os.getppid())
    _, module, *arguments = sys.argv
    sys.argv = [module, *arguments]
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except Exception as error:  # whatever it is, it is reported
        print(report(error).what, file=sys.stderr, flush=True)
        sys.exit(Exit.UNFORESEEN)


if __name__ == "__main__":
    main()
