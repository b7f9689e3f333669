"""A process beside a session, `python -m voicecoach.worker MODULE ...`: it runs a module of ours.

What nobody had thought of in there is reported, and told by the session at its end. The last line on stderr is what
it was.
"""

from __future__ import annotations

import os
import runpy
import sys

from voicecoach.crash import heed, report
from voicecoach.problem import Exit


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
