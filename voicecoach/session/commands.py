"""The commands of a session, one row each: every way to ask for one, and what answers it.

Keys, spoken commands, the phone page, media keys, the commands for another shell, the help and the guides' tables are
made from it. It imports nothing of ours: `--help` and the processes of the phone page and of the ears load it too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto


class Effect(Enum):
    """The kind of thing that a command does; what it does exactly is in `Transport`."""

    RUN = auto()
    """Pauses, goes on or ends."""
    SKIP = auto()
    """Leaves what is in hand undone."""
    AGAIN = auto()
    """Goes back, or begins something once more."""
    CHANGE = auto()
    """Lets what is in hand go on, longer or at another pace; answered on the screen."""
    QUESTION = auto()
    """Is answered aloud, and on the screen."""
    SETTING = auto()
    """Changes how the session sounds or looks."""


@dataclass(frozen=True)
class Key:
    """What is pressed for a command, and the words of the help on the screen."""

    shown: str
    """The usual ones, the first of them alone where room is scarce."""
    does: str
    presses: tuple[str, ...]
    """Characters, and names that `blessed` gives to keys without one."""


@dataclass(frozen=True)
class Label:
    """A text among others of its kind, which stand in the order of their places."""

    place: int
    text: str
    style: str = ""
    """Classes in the page's style sheet."""


@dataclass(frozen=True)
class CommandRow:
    """All that there is to know of a command but what it does exactly."""

    name: str
    """As other programs ask for it, and the processes of the phone page and of the ears."""
    effect: Effect
    help: str
    """What it does, for the guides and another shell."""
    key: Key | None = None
    hint: Label | None = None
    """What the screen's lowest line says of it; where it is narrow, the first are kept, and the very last."""
    said: tuple[str, ...] = ()
    """What is said for it after “coach”, in English."""
    button: Label | None = None
    """Its button on the phone page."""
    media: tuple[str, ...] = ()
    """Names that MPRIS gives to its buttons."""
    shell: str = ""
    """The command of ours that asks for it from another shell."""
    earcon: str = ""
    """The sound that answers it, as `Earcon` names it."""


class Command(str, Enum):
    """What a person can ask of a running session, by whatever means, in the order of the help.

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
        "toggle", Effect.RUN, "Pause, or go on.",
        key=Key("space", "pause, go on", (" ", "p", ".", "KEY_ENTER")), hint=Label(1, "pause"), media=("PlayPause",),
    )
    PAUSE = CommandRow(
        "pause", Effect.RUN, "Pause the running session.",
        said=("pause",), button=Label(1, "Pause", "wide"), media=("Pause", "Stop"), shell="pause", earcon="pause",
    )
    """Who stops a headset means to go on later: Quit is there to end."""
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
"""Has a command obeyed; from any thread."""


def rows() -> list[CommandRow]:
    """Return the whole table."""
    return [command.row for command in Command]


def by_place(labels: Callable[[CommandRow], Label | None]) -> list[tuple[Command, Label]]:
    """Return the commands that have such a label, with it, in the order of the labels' places."""
    found = ((command, label) for command in Command if (label := labels(command.row)))
    return sorted(found, key=lambda each: each[1].place)
