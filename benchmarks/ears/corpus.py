"""What is said on the bench: commands, what sounds like them, and what other people talk and read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from voicecoach.session.ears.model import Asked, Word
from voicecoach.session.ears.phrases import CALL, every


@dataclass(frozen=True)
class Command:
    """What a person says, and what is meant by it."""

    text: str
    word: Asked
    number: int | None = None


CALLED = tuple(
    Command(f"Coach, {said}.", every()[CALL + said].word)
    for said in (
        *("pause", "resume", "go on", "next", "skip", "repeat", "again", "back", "stop", "slower", "faster", "louder"),
        *("softer", "ten more seconds", "how long", "what's next", "it hurts"),
    )
)
"""What the guide tells people to say, at any time."""
READY = (Command("Coach, ready.", Word.READY), Command("Ready.", Word.READY))
"""In a step that waits."""
BARE = tuple(Command(f"{said.capitalize()}.", every()[said].word) for said in ("pause", "stop", "it hurts"))
"""In the coach's silence."""
NUMBERS = tuple(
    Command(f"{name}.", Word.NUMBER, number)
    for number, name in enumerate(
        ("Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
    )
)
"""While a pain question is open."""

NEAR_MISSES = (
    "Coach bag.",
    "Couch, paws.",
    "Coach class.",
    "Coach potato.",
    "Coach, text.",
    "Coach, shop.",
    "Coach, lover.",
    "Coach, past her.",
    "Coach, hello.",
    "Coach, what time is it?",
    "Coach, thank you.",
    "Coach, tell me a joke.",
    "The coach stops here.",
    "The coach has paused for breath.",
    "Our coach said next week.",
    "Go back to the coach.",
    "Could you go on?",
    "Coats on the back.",
    "Next, please.",
    "How long is the film?",
    "Ten more minutes.",
    "Stop it, both of you.",
    "It hurts him to say so.",
    "Pass the salt.",
    "Paws off the sofa!",
    "It hurt.",
    "Top.",
    "Hurts.",
    "The coach stopped.",
    "Coach stopped talking.",
    "My coach said stop.",
    "Stop it, coach.",
    "The coach continued.",
    "The coach repeats it.",
    "The coach pauses.",
    "A coach stopped outside.",
)
"""None of them is a command; a machine may think so."""

TALK = (
    "Did you see the coach on television last night?",
    "They stopped at the next station and walked back.",
    "How long have you been waiting?",
    "Put it back on the shelf, would you?",
    "What's next on the list?",
    "We could go on Saturday, if it's dry.",
    "Say that again.",
    "No, no, no. Not there.",
    "My back hurts when I sit too long.",
    "Ready when you are, she said.",
    "Turn the radio down, it's too loud.",
    "The bus is faster, but the coach is cheaper.",
    "Two eggs, please. Three, if they're small.",
    "I'll be back by ten.",
    "Skip the first page.",
    "Oh, come on!",
    "Who left the door open?",
    "It doesn't hurt any more, thanks.",
    "Let's pause here and look at the picture.",
    "Stop the car, I think we missed the turn.",
    "Lower. A bit lower. There.",
    "She used to coach the under twelves.",
    "And now the news at eight.",
    "The next train leaves from platform four.",
    "Well, that's what he told me.",
    "Really? Since when?",
    "Give me ten more minutes.",
    "Can you hear me now?",
    "Good morning. Coffee?",
    "That's the last one.",
    "Hang on a second.",
    "Couch or chair?",
    "Watch out!",
    "Softer cushions would be nice.",
    "He repeats himself, you know.",
    "Nine, ten, eleven, twelve.",
    "Yes. Yes, I know. Yes.",
    "Here, boy! Good dog.",
    "The match resumes after the break.",
    "Slower traffic should keep left.",
)

_READ = ("literature", "wisdom", "people", "science", "work", "sports", "food", "education", "medicine", "pets", "law")
_FORTUNES = Path("/usr/share/games/fortunes")


@cache
def reading() -> tuple[str, ...]:
    """Return quotations that can be read aloud: Debian's package `fortunes`."""
    quotations = [each for name in _READ for each in (_FORTUNES / name).read_text("utf-8").split("\n%\n")]
    spoken = (" ".join(each.partition("\t\t--")[0].split()) for each in quotations)
    return tuple(each for each in spoken if 20 < len(each) < 220 and re.fullmatch(r"[\w\s.,;:'?!-]+", each))
