"""The phone page through axe-core in a real browser: each of its states, light and dark, tall and wide.

    npm install --prefix /tmp/axe axe-core
    python benchmarks/page_axe.py /tmp/axe/node_modules/axe-core/axe.min.js [--pictures FOLDER]

Needs chromium. Exit code 1 if axe finds anything against it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import common  # noqa: F401 - it knows where the tests' own browser is
from browser import Browser

from voicecoach.routine.model import Side
from voicecoach.score.model import StepKind
from voicecoach.session.phone.address import PageAddress
from voicecoach.session.phone.companion import Page
from voicecoach.session.playback.view import View

WORK = View(
    "Upper hamstring, strengthening",
    StepKind.WORK,
    exercise="Clamshell",
    phase="hold",
    side=Side.LEFT,
    set=2,
    sets=3,
    rep=4,
    reps=8,
    count=12,
    coming="right side",
    left=754,
    progress=0.42,
)
STATES = {
    "work": WORK,
    "paused": replace(
        WORK, left=753, paused=True, notice="Clamshell is ended. If it keeps hurting, see a professional."
    ),
    "wait": View("Legs", StepKind.WAIT, exercise="Ice pack", coming="Bridge", left=60),
    "talk": View("Legs", StepKind.TALK, left=600),
    "done": View("Legs", StepKind.TALK, finished=True, progress=1.0),
}
LOOKS = (("light", 390, 844, False), ("dark", 390, 844, True), ("wide", 844, 390, False), ("small", 320, 568, True))
RUN = "axe.run({resultTypes: ['violations', 'incomplete']}).then(({violations, incomplete, passes}) => ({violations: "
RUN += "violations.map((v) => `${v.id}: ${v.help} (${v.nodes.map((n) => n.target).join(', ')})`), "
RUN += "incomplete: incomplete.map((v) => v.id), passes: passes.length}))"


def states(browser: Browser, page: Page) -> Iterator[str]:
    """Have the page be in each of its states, and yield what it is."""
    page.wait("Legs")
    browser.wait_until("document.querySelector('#state').textContent === 'ready'")
    yield "ready"
    for name, view in STATES.items():
        shown = f"!!document.title && document.querySelector('#left').textContent === {_left(view)!r}"
        while not browser.look(shown):
            page.show(view)
        yield name
    page.__exit__()
    browser.wait_until("document.querySelector('#name').textContent === 'Session over'")
    yield "over"


def main() -> int:
    """Return 1 if anything was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("axe", type=Path)
    parser.add_argument("--pictures", type=Path)
    wanted = parser.parse_args()
    bad = 0
    with tempfile.TemporaryDirectory() as profile, Browser(Path(profile)) as browser:
        for look, width, height, dark in LOOKS:
            browser.become_phone(width, height, dark)
            with Page(PageAddress("here"), print) as page:
                browser.open(page.address)
                browser.look(wanted.axe.read_text(encoding="utf-8") + "; 1")
                for state in states(browser, page):
                    found = browser.look(RUN)
                    bad += len(found["violations"])
                    print(f"{look:6} {state:7} {found['passes']} rules passed", *found["violations"], sep="\n  ! ")
                    if found["incomplete"]:
                        print(f"  undecided: {', '.join(found['incomplete'])}")
                    if wanted.pictures:
                        browser.picture(wanted.pictures / f"{look}-{state}.png")
    print(f"{bad} violations")
    return 1 if bad else 0


def _left(view: View) -> str:
    minutes, seconds = divmod(round(view.left), 60)
    return f"{minutes}:{seconds:02} left"


if __name__ == "__main__":
    sys.exit(main())
