"""Forms with boxes: only what is ticked is done, if the form says so or leaves the rest blank: `[ ] sets ___`."""

from __future__ import annotations

import re

from voicecoach.routine.importing.ledger import Ledger, figures

_TICK = r"(?:\[\s?[xX✓✔*]\s?\]|\([xX✓✔]\)|[☑☒✅✓✔])"
_EMPTY = r"(?:\[[\s_]{0,3}\]|\([\s_]{1,3}\)|[☐□⬜])"
_BOX = re.compile(rf"(?P<tick>{_TICK})|{_EMPTY}")
_OPTION = re.compile(rf"\s*(?:(?P<tick>{_TICK})|{_EMPTY})\s*(?P<what>.*?)\s*(?={_TICK}|{_EMPTY}|\s{{2,}}|$)")
_BEGINS = re.compile(rf"\s*(?:[-*•]\s+|\d{{1,2}}[.)]\s+)?(?:(?P<tick>{_TICK})|{_EMPTY})\s*(?=\S)")
_ROUND_TICK = re.compile(r"^(?P<before>\s*(?:[-*•]\s+)?)\([xX✓✔]\)(?=\s*\S)")
_ONLY = re.compile(
    r"\b(?:only|just)\b[^.:;]{0,30}\b(?:ticked|checked|marked|crossed(?! out))\b"
    r"|\b(?:ticked|checked|marked|crossed(?! out)) (?:exercises |ones |boxes )?only\b"
    r"|\b(?:do|perform|practi[sc]e) (?:all )?(?:the )?(?:exercises |ones )?(?:(?:that|which) )?"
    r"(?:are |i have |i['’]ve )?"
    r"(?:ticked|checked|marked)\b"
    r"|\b(?:nur|bitte)\b[^.:;]{0,30}\b(?:angekreuzt|angehakt|markiert|abgehakt)\w*"
    r"|\b(?:uniquement|seulement|que|faites|faire)\b[^.:;]{0,30}\bcoché\w*"
    r"|\b(?:s[óo]lo|solamente|únicamente|haga|hacer)\b[^.:;]{0,30}\b(?:marcad|señalad)[oa]s?\b",
    re.IGNORECASE,
)
"""What says that the rest isn't to be done: `only do the ticked ones`."""
_BLANK = re.compile(r"_{2,}")
_FILLED = re.compile(r"(?<![\w_])_+\s?(?P<value>\d[\d\s.,/x×-]*?|[A-Za-z]{1,5})\s?_+(?![\w_])")
_UNFILLED = re.compile(
    r"(?:(?<=\s)|^)[^\W\d]+\s?:?\s*_{2,}(?![\w_])(?:\s?(?:secs?|seconds?|sek|seg|s|min|kg|cm|lbs?|x)\b\.?)?",
    re.IGNORECASE,
)


def keep_ticked(body: list[str], ledger: Ledger) -> None:
    """Blot what isn't ticked out of the lines of a form, and tell it; write what is filled in as if it were typed."""
    if not any(_BOX.search(line) for line in body):
        return
    only = any(_ONLY.search(line) for line in body) and any(_is_ticked(line) for line in body)
    form = sum(bool(_FILLED.search(line)) for line in body) > 1
    for at, line in enumerate(body):
        if (begins := _BEGINS.match(line)) and not begins["tick"] and (only or _is_left_blank(line)):
            ledger.leave(at + 1, line)
            body[at] = ""
            continue
        body[at] = _chosen(line, at + 1, ledger)
        if only or form:
            body[at] = _ROUND_TICK.sub(r"\g<before>[x]", body[at])
        if form:
            body[at] = _FILLED.sub(r"\g<value>", _UNFILLED.sub("", body[at])).rstrip()


def _is_ticked(line: str) -> bool:
    begins = _BEGINS.match(line)
    return bool(begins and begins["tick"])


def _is_left_blank(line: str) -> bool:
    """Whether a line has no more than blanks to be filled in."""
    return bool(_BLANK.search(line)) and not figures(line)


def _chosen(line: str, number: int, ledger: Ledger) -> str:
    """Return a line with the option that is ticked, of several beside each other: `[x] daily  [ ] every 2nd day`."""
    begins = _BEGINS.match(line)
    start = begins.end() if begins else 0
    options = list(_OPTION.finditer(line, start))
    if begins and begins["tick"] and options and not any(option["tick"] for option in options):
        start, options = 0, list(_OPTION.finditer(line))  # the first option begins the line
    if len({bool(option["tick"]) for option in options}) < 2:
        return line
    for option in options:
        if not option["tick"] and figures(option["what"]):
            ledger.leave(number, option["what"])
    return line[:start] + _OPTION.sub(lambda option: f" {option['what']}" if option["tick"] else "", line[start:])
