"""A log as its app shares it in words: the name of an exercise, and below it a line a set, `Set 1: 50 kg × 8`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from voicecoach.routine.importing.headers import Row
from voicecoach.routine.importing.ledger import ANYWHERE, Ledger
from voicecoach.routine.importing.logs import training_log
from voicecoach.routine.importing.logs.log_columns import log_columns, warms_up
from voicecoach.routine.importing.sheet.frames import is_chatter
from voicecoach.routine.notation.line import read_line
from voicecoach.routine.notation.words.senses import SENSES, senses
from voicecoach.routine.notation.words.tokens import tokens
from voicecoach.routine.yaml.writing import Draft

_HEADERS = ("Exercise", "Set", "Weight", "Reps", "Time", "Notes")
_MARKS = r"(?:[-•*]\s+)?"
_SET = re.compile(
    _MARKS + r"(?P<word>[^\W\d_][^\d:×]{0,18}?)?\s*#?(?P<number>\d{1,2})?(?:\s*[.:)\]–-]\s*|\s+)"
    r"(?P<done>(?:[+\d]|bw\b|bodyweight).*)",
    re.IGNORECASE,
)
_DONE = re.compile(r"\+?(?:[lW][x!/,F-]+|l)?(?:(?P<reps>nR?\.?)|(?P<time>t))(?:[x@F!-]*l)?(?P<aside>[@(,!].*)?")
"""The senses of what was done in a set: reps or a time, and a weight on either side, then `@ 8` or `(hard)`."""
_WORD = {**SENSES, "s": "S"}
_NAME = re.compile(r"(?:[#*\s•-]+|\d{1,2}[.)]\s+)*(?P<name>.*?)[*:\s]*")


def logged(lines: Sequence[str]) -> list[Row]:
    """Return the sets of a log as rows below headers, with the lines that they are of; none if it is no log."""
    log = _Lines()
    texts = [line.strip() for line in lines]
    for at, text in enumerate(texts):
        if text and not log.take(at, text, followed=any(map(_a_set, texts[at + 1 : at + 2]))):
            return []
    rows = [Row(ANYWHERE, _HEADERS), *log.rows]
    return rows if any(row.cells[2] for row in log.rows) and log_columns(rows, 0) else []


def convert(rows: Sequence[Row], lines: Sequence[str], name: str, ledger: Ledger) -> Draft:
    """Return the routine of a log; of its other lines the first is the title, and the others are told."""
    used = {row.line for row in rows}
    others = [(at, text.strip()) for at, text in enumerate(lines, 1) if at not in used and re.search(r"\w", text)]
    if others and others[0][0] < rows[1].line:
        line, name = others.pop(0)
        ledger.keep(line, name)
    for at, text in others:
        ledger.leave(at, text)
    for row in rows:
        if row.filled == [row.cells[0]]:
            ledger.keep(row.line, lines[row.line - 1])  # the number of an exercise
    return training_log.convert(rows[1:], rows[0], log_columns(rows, 0), re.sub(r"^[#*\s]+|[*\s]+$", "", name), ledger)


@dataclass
class _Lines:
    """What was read of the lines of a log."""

    rows: list[Row] = field(default_factory=list)
    above: tuple[int, str] = (0, "")
    """The latest line that is no set."""
    name: str = ""
    """The exercise of the sets that are being read."""

    def take(self, at: int, text: str, *, followed: bool) -> bool:
        """Take a line; return whether the text may still be a log. `followed` if a set stands below it."""
        if made := _a_set(text):
            if not self.name and not self._begin():
                return False
            self.rows.append(Row(at + 1, (self.name, *made)))
            return True
        read = read_line(text)
        if self.name and read.roles == {"rest"}:
            rest = next(phrase.said["rest"] for phrase in read.phrases if "rest" in phrase.said)
            self.rows.append(Row(at + 1, (self.name, "Rest", "", "", rest, "")))
            return True
        if self.name and self.rows[-1].line == at and not followed and not is_chatter(text):
            self.rows.append(Row(at + 1, (self.name, "", "", "", "", text)))
            return True
        self.above, self.name = (at + 1, text), ""
        return True

    def _begin(self) -> bool:
        """Take the line above for the name of the sets below it; return whether it can be."""
        line, text = self.above
        name = _NAME.fullmatch(text)
        self.name = name["name"] if name else ""
        self.rows.append(Row(line, (self.name, "", "", "", "", "")))
        read = read_line(self.name)
        return bool(re.search(r"[^\W\d]{2}", self.name)) and not (read.works or "rest" in read.roles)


def _a_set(text: str) -> tuple[str, ...]:
    """Return the number, the weight, the reps, the time and what else is said of a set; nothing if it is none."""
    line = _SET.fullmatch(text)
    word = (line["word"] or "").strip(" .").casefold() if line else ""
    if not line or not (word or line["number"]) or (word and _WORD.get(word) != "S" and not warms_up(word)):
        return ()
    made = tokens(line["done"])
    said = senses(made)
    done = _DONE.fullmatch(said)
    if not done or (done["reps"] == "n" and "l" not in said and "x" not in said):
        return ()
    end = done.start("aside") if done["aside"] else len(made)
    weight = " ".join(token.text for token, sense in zip(made[:end], said, strict=False) if sense == "l")
    reps, time = ("" if not done[role] else made[done.start(role)].text for role in ("reps", "time"))
    aside = line["done"][made[end].start :] if end < len(made) else ""
    return f"{word} {line['number'] or ''}".strip(), weight, reps, time, aside.strip("[]() ")
