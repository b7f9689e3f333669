"""Writes what a listener hears of a session: when, which words, which sounds. Run: python docs/transcript.py.

It is spoken by the best voice there is, whose lengths are the real ones: `transcript.md` is made anew by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from voicecoach.app.choices import Choices
from voicecoach.app.preparing import prepare
from voicecoach.app.track import open_track
from voicecoach.core.units import clock, seconds
from voicecoach.score.model import Cue, Earcon, Placed

TARGET = Path(__file__).parent / "transcript.md"
ROUTINE, LEVEL = "upper-hamstring", "low"
HEAD = f"""# A session as it is heard

All that somebody with closed eyes hears of `voicecoach start {ROUTINE} --level {LEVEL}`, made by `docs/transcript.py`:
the time in minutes and seconds, “words” that are said, and [sounds]; soft tones lie under them. `pause 5.0 s` is time
without a word or a sound, from three seconds on.

```text
"""
SILENT_FROM = 3.0
GLIDES = {Earcon.UP: "rises", Earcon.STEADY: "stays", Earcon.DOWN: "sinks"}


def rows(placed: list[Placed]) -> Iterator[str]:
    """Yield a line for each cue, and one for each silence that lasts."""
    start = heard = 0
    for one in placed:
        tones = {tone.frame: f"(a soft tone {GLIDES[tone.earcon]}, {seconds(tone.frames):.1f} s)" for tone in one.tones}
        for cue in one.cues:
            for frame in sorted(frame for frame in tones if frame <= cue.frame):
                yield f"{clock(seconds(start + frame)):>6}  {tones.pop(frame)}"
            if seconds(start + cue.frame - heard) >= SILENT_FROM:
                yield f"{'':>6}  pause {seconds(start + cue.frame - heard):.1f} s"
            heard = start + cue.end
            yield f"{clock(seconds(start + cue.frame)):>6}  {told(cue)}"
        start += one.frames


def told(cue: Cue) -> str:
    """Return a cue in words."""
    return f"[{cue.what.value}]" if isinstance(cue.what, Earcon) else f"“{cue.what}”"


def main() -> None:
    """Speak the session and write it down."""
    choices = Choices(level=LEVEL)
    prepared = prepare(ROUTINE, choices, in_a_file=True)
    with closing(open_track(prepared.routine, choices, print)) as track:
        placed = [track.take(step).placed for step in prepared.heard]
    TARGET.write_text(HEAD + "\n".join(rows(placed)) + "\n```\n", encoding="utf-8")


if __name__ == "__main__":
    main()
