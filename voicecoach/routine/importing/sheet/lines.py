"""The lines of a text without what only marks them: bullets, numbers, boxes, Markdown, a chat's times, HTML.

What a line is for is not said here, only how it is set: how far in, with which mark, after a blank line or not.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from voicecoach.routine.importing.columns import column
from voicecoach.routine.importing.sheet import lifting_script
from voicecoach.routine.yaml.tree import clean

_BULLETS = r"[-*+•‣◦▪▫●○◯·–—➢➤➔►▸▶✔✓✗☐☑☒□■◆◇→⇒∙❖\uf0b7\uf0a7\uf0d8\uf0fc§]"
_BULLET = re.compile(
    rf"(?:(?P<sign>{_BULLETS})\s*(?=\s|[^\s\d\-–—*+.]|\d+\s?[x×])|(?P<o>o)(?:\t|\s{{2,}})|(?P<sign2>{_BULLETS})\s+)"
)
_NUMBER = re.compile(
    r"(?P<number>\d{1,2})(?P<after>[.)\]:]|\s[.)](?=\s)|\s?[-–](?=\s))(?!\d)\s*|[(\[](?P<round>\d{1,2})[)\]]\s*"
    r"|#(?P<hash>\d{1,2})[.:)]?\s+"
    r"|(?P<circled>[①-⑳❶-❿➀-➉])\s*|(?P<keycap>\d)\ufe0f?\u20e3\s*"
    r"|(?P<turn>odd|even)(?:\s?min(?:ute)?s?)?\s?[:.)–-]\s*(?=\S)"
    r"|(?P<nth>\d{1,2})(?:st|nd|rd|th)\s?min(?:ute)?\s?[:.)–-]\s*(?=\S)"
    r"|min(?:ute)?\.?\s?(?P<minute>\d{1,2}(?:[-–]\d{1,2})?)\s?[:.)–-]\s*(?=\S)"
    r"|(?:exercise|ex|station|atelier|estación|übung|exercice|ejercicio|nr|no)\.?\s?#?(?P<worded>\d{1,2})\s?[:.)–-]\s*",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"(?P<roman>[IVX]{1,4}|[ivx]{1,4})[.)]\s+")
_LETTER = re.compile(r"(?P<letter>[a-hA-H])[.)]\s+")
_GROUPED = re.compile(
    r"(?P<series>[1-9])(?P<at>[a-dA-D])[.):]\s+(?=\S)|(?P<group>[A-H])[-.]?(?P<place>[1-5])(?![\d\w])\s?[.):–-]?\s*(?=\S)"
)
_GLUED = re.compile(r"(?P<glued>\d{1,2})(?=[A-ZÄÖÜÉ][a-zäöüé]+)")
_COUNTED = re.compile(
    r"\s*(?P<spaced>\d{1,2})\s+(?!(?:sets?|reps?|x|times|min|mins|minutes?|secs?|seconds?|rounds?|s|kg|h|hours?"
    r"|days?|weeks?)\b)"
    r"(?=[^\W\d]{2})",
    re.IGNORECASE,
)
_NESTED = re.compile(r"(?P<nested>\d{1,2}\.\d{1,2})[.)]?\s+(?=[^\W\d]{2})")
_TITLED = re.compile(
    r"(?P<titled>what|(?:exercise|movement|übung|exercice|ejercicio)(?: name)?|name|title)\s?[:=]\s*(?=[^\W\d])",
    re.IGNORECASE,
)
_DEEPER = 3
"""Columns that `1.1` stands in from `1`, at least."""
_STAMP = re.compile(r"(?P<stamp>\d{1,2}:\d{2}(?:\s?[-–]\s?\d{1,2}:\d{2})?)\s+(?=[^\W\d])")
_WROTE = re.compile(
    r"\b(?:wrote|schrieb|a écrit|escribió|forwarded|original message)\b|^(?:on|am|le|el)\b.*:$|\[!", re.IGNORECASE
)
_SET = re.compile(r"(?P<set>(?:set|satz|série|serie) ?\d{1,2}) ?[:.)–-] *(?=\d)", re.IGNORECASE)
_SPEAKER = re.compile(r"([^\W\d_][\w .]{1,20}): +(?=\S)")
_PART_OF_WEEK = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun|day|week|am|pm|morning|evening|station)", re.IGNORECASE)
_ALONE = re.compile(
    r"\s*(?:exercise|movement|übung|exercice|ejercicio)?\s?#?(\d{1,2})(?:\s?(?:of|/|von|sur|de)\s?\d{1,2})?[.):]?\s*",
    re.IGNORECASE,
)
_COLUMN = re.compile(r"(?<=\S)(?:\s*\t\s*| {3,})(?=\S)")
"""What sets columns of a line apart."""
_BOX = re.compile(r"(?:\[\s?[xX✓✔]?\s?\]|[☐☑☒□✅⬜])\s*")
_TODO = re.compile(r"(?:\{\{)?(?:\[\[)?(?:TODO|DONE|LATER|NOW|DOING|WAITING)(?:\]\])?(?:\}\})?\s+")
_CHAT = re.compile(
    r"\[?(?P<date>\d{1,4}[./-]\d{1,2}[./-]\d{2,4})[,\s]\s*(?P<time>\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?)\]?\s*(?:[-–]\s*)?"
    r""
    r"(?P<who>[^:\n]{1,40}):\s+",
    re.IGNORECASE,
)
_WIKI = re.compile(r"\[\[(?:[^\[\]|\n]{1,100}\|)?([^\[\]|\n]{1,100})\]\]")
LINKED = re.compile(r"!?\[([^\[\]\n]{0,200})\]\((\S{1,500})\)")
_EMPHASIS = re.compile(
    r"\*\*|__|~~|`|==(?=\w)|(?<=\w)==|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])|(?<![\w_])_(?=[^\s_])"
    r"|(?<=[^\s_])_(?![\w_])"
)
_TAG = re.compile(r"</?(?:b|i|u|p|br|strong|em|span|div|li|ul|ol|td|tr|th|table|tbody|thead|h[1-6]|a|font|body"
    r"|html|hr|small|sup|sub)"
                  r"(?:\s[^<>\n]{0,300})?/?>", re.IGNORECASE)  # fmt: skip
_BLOCK_ID = re.compile(r"\s\^[A-Za-z0-9-]{1,20}$")
_PICTURES = re.compile("[\U0001f000-\U0001faff\u2600-\u2604\u2607-\u2610\u2614-\u26ff\u2705\u2728\u274c\ufe0f\u200d]+")
_HASHED, _STARRED = re.compile(r"(#{1,6})\s+(?=\S)"), re.compile(r"(#{1,6}|\*{1,6})\s+(?=\S)")
_RULE = re.compile(r"[-=_*~#+|\s]{2,}|\W*")


@dataclass(frozen=True)
class TextLine:
    """A line, or several that are one paragraph."""

    number: int
    """Of the source, counting from 1."""
    text: str
    indent: int = 0
    mark: str = ""
    """`number`, `bullet` with its sign, `group`, `letter`; empty without one."""
    label: str = ""
    """The number, or the letter and number, of the mark: `A1`."""
    heading: int = 0
    """How many # stand before it."""
    opens: bool = False
    """Whether it begins a paragraph."""
    quoted: bool = False
    links: tuple[str, ...] = ()
    marks: str = ""
    """What was taken off that may have digits."""
    more: tuple[tuple[int, str], ...] = ()
    """The lines that were joined to it, with their numbers."""
    told_by: str = ""
    """Who wrote it, in a chat."""

    @property
    def sources(self) -> tuple[tuple[int, str], ...]:
        """Each line of the source that it stands for, with its words."""
        return self.more or ((self.number, self.text),)


def text_lines(text: str) -> list[TextLine]:
    """Return the lines that say something, hard-wrapped ones joined."""
    raw = [_tabbed(line) for line in text.splitlines()]
    numbered = _numbered_above(raw)
    marks = _marks_of(raw)
    counted = _counted(raw)
    script = lifting_script.is_script(raw)
    made: list[TextLine] = []
    opens = True
    for number, line in enumerate(raw, 1):
        if number in numbered:
            continue
        one = _line(number, line, marks, counted=number in counted)
        if one is None:
            opens = True
            continue
        if number - 1 in numbered:  # its number stands in the line above
            above = raw[number - 2].strip()
            one = replace(one, number=number - 1, mark="number", label=above, marks=above, more=((number, one.text),))
        if script:
            words, program = lifting_script.in_words(one.text)
            one = replace(one, text=words, links=(*one.links, *program))
        made.append(replace(one, opens=opens or bool(one.heading)))
        opens = bool(one.heading)
    return made


@dataclass(frozen=True)
class _Marks:
    """Which marks a text numbers its lines with, of those that would be words elsewhere."""

    chat: bool
    glued: bool
    romans: bool
    letters: bool
    nested: bool
    titled: bool
    stamped: bool
    pointed: bool
    sets: bool
    starred: bool
    """Whether `*` and `**` make headings, as in org."""
    speakers: frozenset[str]


def _marks_of(raw: Sequence[str]) -> _Marks:
    bare = [line.strip() for line in raw]

    def count(*patterns: re.Pattern[str]) -> int:
        return sum(any(pattern.match(line) for pattern in patterns) for line in bare)

    nested = [found["nested"] for line in bare if (found := _NESTED.match(line))]
    titled = [found["titled"].casefold() for line in bare if (found := _TITLED.match(line))]
    stamps = [_minutes(found["stamp"]) for line in bare if (found := _STAMP.match(line))]
    return _Marks(
        chat=count(_CHAT) >= 2,
        glued=sum(bool(_GLUED.match(line)) for line in raw) >= 2,
        romans=count(_ROMAN) >= 2,
        letters=count(_LETTER, _GROUPED) >= 2,
        nested=len(nested) >= 2 and any(number.endswith(".1") for number in nested),
        titled=len(titled) >= 2 or any(word[:5] not in ("name", "title", "what") for word in titled),
        pointed=sum(bool(re.match(r"> ?\w", line)) for line in bare) >= 3 and not any(map(_WROTE.search, bare)),
        sets=count(_SET) >= 2,
        starred=sum(line.startswith("** ") for line in raw) >= 2,
        speakers=_speakers(bare),
        stamped=len(stamps) >= 3 and all(a < b for a, b in pairwise(stamps)),
    )


def _minutes(stamp: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", stamp)[:2]))


def _speakers(lines: Sequence[str]) -> frozenset[str]:
    """Return who writes in a chat without times: a few names that begin nearly all lines, and no names of fields."""
    filled = [line for line in lines if line]
    begun = Counter(found[1] for line in filled if (found := _SPEAKER.match(line)))
    told = {name for name in begun if not column(name).role and not _PART_OF_WEEK.match(name)}
    often = told and len(told) <= 3 and max(begun[name] for name in told) >= 3
    return frozenset(told) if often and sum(begun[name] for name in told) >= 0.8 * len(filled) else frozenset()


def _numbered_above(raw: Sequence[str]) -> set[int]:
    """Return the lines that are 1, 2, 3 and so on, each alone above what it numbers."""
    found: list[int] = []
    for number, line in enumerate(raw[:-1], 1):
        alone = _ALONE.fullmatch(line)
        if alone and int(alone[1]) == len(found) + 1 and re.match(r"\s*[^\W\d]", raw[number]):
            found.append(number)
    return set(found) if len(found) >= 2 else set()


def _counted(raw: Sequence[str]) -> set[int]:
    """Return the lines that begin with 1, 2, 3 and so on, without a point."""
    found: list[int] = []
    for number, line in enumerate(raw, 1):
        begins = _COUNTED.match(line)
        if begins and int(begins["spaced"]) == len(found) + 1:
            found.append(number)
    return set(found) if len(found) >= 3 else set()


def _tabbed(line: str) -> str:
    """Return a line whose tabs at the start are an indent; others stay."""
    bare = line.lstrip(" \t")
    return line[: len(line) - len(bare)].expandtabs(4) + bare


def _line(number: int, line: str, known: _Marks, *, counted: bool) -> TextLine | None:
    plain = _untagged(line)
    bare = plain.lstrip()
    indent, marks, mark, label, who = len(plain) - len(bare), "", "", "", ""
    if known.chat and (found := _CHAT.match(bare)):
        who, bare, marks, indent = found["who"].strip(), bare[found.end() :], f"{found['date']} {found['time']}", 0
    if (found := _SPEAKER.match(bare)) and found[1] in known.speakers:
        who, bare, indent = found[1], bare[found.end() :], 0
    quoted = bare.startswith(">") and not known.pointed
    bare = bare.lstrip("> ") if quoted else bare
    if _RULE.fullmatch(bare):
        return None
    headed = (_STARRED if known.starred else _HASHED).match(bare)
    heading = len(headed[1]) if headed else 0
    bare = bare[headed.end() :] if headed else bare
    if known.pointed and bare.startswith(">"):
        bare = f"➢ {bare[1:].lstrip()}"
    if (found := _BULLET.match(bare)) and not headed:
        sign = found["sign"] or found["sign2"] or "o"
        mark, bare = f"bullet {'[' if sign in '☐☑☒' else sign}", bare[found.end() :]
    for pattern, kind in _patterns(known, counted=counted):
        if not (found := pattern.match(bare)) or not bare[found.end() :].strip():
            continue
        if kind == "number" and not _numbers(found, bare):
            continue
        said = [part for part in found.groups() if part]
        label = "".join(said) if kind == "group" else said[0]
        mark, marks, bare = kind, f"{marks} {found[0]}", bare[found.end() :]
        indent += _DEEPER * (pattern is _NESTED)
        break
    if found := _BOX.match(bare):
        mark, bare = "bullet [" if mark.startswith("bullet") else mark or "bullet [", bare[found.end() :]
    bare = bare[found.end() :] if (found := _TODO.match(bare)) and mark else bare
    said_text, links = _unlinked(_COLUMN.sub(" | ", bare.strip()))
    said_text = clean(_PICTURES.sub(" ", _EMPHASIS.sub("", _BLOCK_ID.sub("", said_text)))).lstrip("#").strip()
    block = _BLOCK_ID.search(bare)
    marks += f" {block[0]}" if block else ""
    if not re.search(r"\w", said_text) and not links:
        return None
    return TextLine(number, said_text, indent, mark, label, heading, False, quoted, links, marks, told_by=who)


def _patterns(known: _Marks, *, counted: bool) -> Iterator[tuple[re.Pattern[str], str]]:
    if known.sets:
        yield _SET, "set"
    if known.nested:
        yield _NESTED, "number"
    if known.stamped:
        yield _STAMP, "number"
    yield _GROUPED, "group"
    yield _NUMBER, "number"
    if known.titled:
        yield _TITLED, "number"
    if known.glued or counted:
        yield _GLUED, "number"
        yield _COUNTED, "number"
    if known.romans:
        yield _ROMAN, "number"
    if known.letters:
        yield _LETTER, "letter"


def _numbers(found: re.Match[str], bare: str) -> bool:
    """Whether a number numbers the line: `10 - 12 reps` and `2. März` do not."""
    behind = bare[found.end() :]
    after = (found.groupdict().get("after") or "").strip()
    if after in ("-", "–"):
        return not re.match(r"\d", behind)
    return not (after == ":" and re.match(r"\d\d", behind))


def _untagged(line: str) -> str:
    if "<" in line:
        line = _TAG.sub(" ", line)
    return html.unescape(line) if "&" in line else line


def _unlinked(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text with what its links are called, and where they lead."""
    links = [found[2] for found in LINKED.finditer(text)]
    return _WIKI.sub(r"\1", LINKED.sub(r"\1", text)), tuple(links)
