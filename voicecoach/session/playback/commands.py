"""The table of a session's commands: every way to give one, and the sound that answers it.

Keys, spoken commands, the phone page's buttons, media keys, the commands for another shell, the help and the tables in
the guides are made from it. It imports nothing of ours, because `--help` and the child processes load it too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple


class Effect(Enum):
    """The kind of effect a command has; `Transport` has the details."""

    RUN = auto()
    """Pauses, goes on or ends."""
    SKIP = auto()
    """Skips what is being done."""
    AGAIN = auto()
    """Goes back, or begins something once more."""
    CHANGE = auto()
    """Changes the length or pace of what is being done, without interrupting it; answered on the screen."""
    QUESTION = auto()
    """Is answered aloud and on the screen."""
    SETTING = auto()
    """Changes how the session sounds or looks."""


class Key(NamedTuple):
    """The keys of a command, and its line in the on-screen help."""

    shown: str
    """The usual keys; only the first is shown where room is scarce."""
    does: str
    presses: tuple[str, ...]
    """Characters, and `blessed`'s names for keys that have none."""


class Label(NamedTuple):
    """A button or a hint; those of a kind are ordered by `place`."""

    place: int
    text: str
    style: str = ""
    """CSS classes on the phone page."""


@dataclass(frozen=True)
class CommandRow:
    """Everything about a command except its exact effect."""

    name: str
    """What other programs, the phone page's process and the ears' process call it."""
    effect: Effect
    help: str
    """What it does, for the guides and another shell."""
    key: Key | None = None
    hint: Label | None = None
    """Its text in the screen's bottom line; on a narrow screen the first few and the very last are kept."""
    said: tuple[str, ...] = ()
    """What a person says for it after “coach”, in English."""
    button: Label | None = None
    """Its button on the phone page."""
    media: tuple[str, ...] = ()
    """MPRIS's names for its buttons."""
    shell: str = ""
    """The `voicecoach` command that gives it from another shell."""
    earcon: str = ""
    """The sound that answers it, as `Earcon` names it."""


class Command(str, Enum):
    """What a person can ask of a running session, in the order of the help.

    Clickers and foot switches send PageUp, PageDown, arrows, b, a period, enter and space.
    """

    _value_: str
    row: CommandRow

    def __new__(cls, row: CommandRow) -> Command:
        """Return a member that has `row`, and whose value is the name there."""
        command = str.__new__(cls, row.name)
        command._value_, command.row = row.name, row
        return command

    # fmt: off
    TOGGLE = CommandRow(
        "toggle", Effect.RUN, "Pause, or go on: a hold or rep begins again.",
        key=Key("space", "pause, go on", (" ", "p", ".", "KEY_ENTER")), hint=Label(1, "pause"), media=("PlayPause",),
    )
    PAUSE = CommandRow(
        "pause", Effect.RUN, "Pause the running session.",
        said=("pause",), button=Label(1, "Pause", "wide"), media=("Pause", "Stop"), shell="pause", earcon="pause",
    )
    """A headset's stop button pauses, since its owner means to go on later; Quit ends the session."""
    RESUME = CommandRow(
        "resume", Effect.RUN, "Go on, also where the coach waits for you.",
        said=("resume", "go on", "continue"), media=("Play",), earcon="resume",
    )
    NEXT = CommandRow(
        "next", Effect.SKIP, "Skip to what comes next.",
        key=Key("n →", "next", ("n", "KEY_RIGHT", "KEY_PGDOWN")), hint=Label(3, "next"),
        said=("next", "skip"), button=Label(3, "Next"), media=("Next",), shell="next", earcon="next",
    )
    BACK = CommandRow(
        "back", Effect.AGAIN, "Go back by one step.",
        key=Key("b ←", "back", ("b", "KEY_LEFT", "KEY_PGUP")), hint=Label(4, "back"),
        said=("back", "go back"), button=Label(2, "Back"), media=("Previous",), shell="back", earcon="back",
    )
    REPEAT = CommandRow(
        "repeat", Effect.AGAIN, "Do this once more.",
        key=Key("r", "this again", ("r",)), said=("repeat", "again"),
        button=Label(5, "Again", "small"), shell="repeat", earcon="repeat",
    )
    RESTART = CommandRow(
        "restart", Effect.AGAIN, "Begin the exercise again.",
        key=Key("R", "the exercise again", ("R",)), earcon="repeat",
    )
    NEXT_EXERCISE = CommandRow(
        "next-exercise", Effect.SKIP, "Skip the rest of the exercise.",
        key=Key("N", "the next exercise", ("N",)), earcon="next",
    )
    MORE = CommandRow(
        "more", Effect.CHANGE, "Ten seconds more of this hold, this rest or whatever it is.",
        key=Key("+", "10 seconds more", ("+", "=")), said=("ten more seconds", "ten more"),
        button=Label(6, "+10 seconds", "small"),
    )
    SLOWER = CommandRow(
        "slower", Effect.CHANGE, "Reps slower, from the next on.",
        key=Key("s", "reps slower", ("s",)), said=("slower", "slow down"),
        button=Label(8, "Slower", "small"),
    )
    FASTER = CommandRow(
        "faster", Effect.CHANGE, "Reps faster, from the next on.",
        key=Key("f", "reps faster", ("f",)), said=("faster", "speed up"),
        button=Label(9, "Faster", "small"),
    )
    HOW_LONG = CommandRow(
        "how-long", Effect.QUESTION, "Hear how long the session still takes.",
        key=Key("t", "how long still", ("t",)), said=("how long", "how much longer"),
        button=Label(7, "How long?", "small"),
    )
    WHATS_NEXT = CommandRow(
        "whats-next", Effect.QUESTION, "Hear what comes next.",
        key=Key("w", "what comes next", ("w",)), said=("what's next", "what comes next"),
        button=Label(10, "What’s next?", "small"),
    )
    HURTS = CommandRow(
        "hurts", Effect.SKIP, "It hurts: end this exercise and go on to the next.",
        key=Key("h", "it hurts: end the exercise", ("h",)), hint=Label(2, "hurts"),
        said=("it hurts", "that hurts"), button=Label(4, "It hurts", "wide hurts"), shell="hurts", earcon="hurts",
    )
    LOUDER = CommandRow(
        "louder", Effect.SETTING, "Turn the coach up.",
        key=Key("↑", "louder", ("KEY_UP",)), said=("louder",), button=Label(12, "Louder", "small"),
    )
    SOFTER = CommandRow(
        "softer", Effect.SETTING, "Turn the coach down.",
        key=Key("↓", "softer", ("KEY_DOWN",)), said=("softer", "quieter"),
        button=Label(11, "Softer", "small"),
    )
    MUTE = CommandRow(
        "mute", Effect.SETTING, "Silence the voice, or let it speak again; the sounds stay.",
        key=Key("m", "voice off, on", ("m",)),
    )
    STOP = CommandRow(
        "stop", Effect.QUESTION, "Pause, and ask whether the session ends; said once more, it ends and is saved.",
        said=("stop",),
    )
    QUIT = CommandRow(
        "quit", Effect.RUN, "Stop the running session.",
        key=Key("q", "stop and save", ("q", "KEY_ESCAPE")), hint=Label(5, "quit"),
        button=Label(13, "Stop", "small"), media=("Quit",), shell="stop",
    )
    HELP = CommandRow(
        "help", Effect.SETTING, "Show the keys, or hide them.",
        key=Key("?", "these keys", ("?",)), hint=Label(6, "keys"),
    )
    # fmt: on


Put = Callable[[Command], None]
"""Gives a command to the session; may be called from any thread."""


def command_rows() -> list[CommandRow]:
    """Return the whole table."""
    return [command.row for command in Command]


def by_place(labels: Callable[[CommandRow], Label | None]) -> list[tuple[Command, Label]]:
    """Return the commands that have such a label, with their labels, ordered by place."""
    found = ((command, label) for command in Command if (label := labels(command.row)))
    return sorted(found, key=lambda each: each[1].place)
