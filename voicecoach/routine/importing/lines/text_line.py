"""The lines of a text without what only marks them: bullets, numbers, boxes, Markdown, a chat's times, HTML.

What a line is for is not said here, only how it is set: how far in, with which mark, after a blank line or not.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from voicecoach.routine.importing.lines import lifting_script
from voicecoach.routine.importing.lines.gaps import WIDE, with_gaps_told
from voicecoach.routine.importing.lines.label_rows import labels_apart, with_colons
from voicecoach.routine.importing.lines.marks import (
    CHAT,
    NESTED,
    SPEAKER,
    Marks,
    counted_lines,
    marks_of,
    numbered_above,
    numbers,
    patterns,
)
from voicecoach.routine.importing.lines.misspelt import put_right
from voicecoach.routine.importing.lines.struck import is_struck, without_struck
from voicecoach.routine.importing.sheet.frames import below_letter, buttons, speakers_above
from voicecoach.routine.yaml.tree import clean

_BULLETS = r"[-*+~»›•‣◦▪▫●○◯·–—➢➤➔►▸▶✔✓✗☐☑☒□■◆◇→⇒∙❖\uf0b7\uf0a7\uf0d8\uf0fc§]"
_BULLET = re.compile(
    rf"(?:(?P<sign>{_BULLETS})\s*(?=\s|[^\s\d\-–—*+.]|\d+\s?[x×])|(?P<o>o)(?:\t|\s{{2,}})|(?P<sign2>{_BULLETS})\s+)"
)
_DEEPER = 3
"""Columns that `1.1` stands in from `1`, at least."""
_BOX = re.compile(r"(?:\[\s?[xX✓✔]?\s?\]|[☐☑☒□✅⬜])\s*")
_TODO = re.compile(r"(?:\{\{)?(?:\[\[)?(?:TODO|DONE|LATER|NOW|DOING|WAITING)(?:\]\])?(?:\}\})?\s+")
_WIKI = re.compile(r"\[\[(?:[^\[\]|\n]{1,100}\|)?([^\[\]|\n]{1,100})\]\]")
LINKED = re.compile(r"!?\[([^\[\]\n]{0,200})\]\((\S{1,500})\)")
_EMPHASIS = re.compile(
    r"\*\*|__|~~|`|==(?=\w)|(?<=\w)==|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])|(?<![\w_])_(?=[^\s_])"
    r"|(?<=[^\s_])_(?![\w_])"
)
_TAG = re.compile(r"</?(?:b|i|u|p|br|strong|em|span|div|li|ul|ol|td|tr|th|table|tbody|thead|h[1-6]|a|font|body"
    r"|html|hr|small|sup|sub)"
                  r"(?:\s[^<>\n]{0,300})?/?>", re.IGNORECASE)  # fmt: skip
_INTERJECTED = re.compile(
    r"^(?:(?:ah|oh|ach|ok|okay|yes|ja|oui|sí|vale|bueno)(?:\s(?:sí|ja|oui|yes))?[!,.]|ye[ps]|yeah|yup)\s+(?=\S)",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"(?:(?:h(?:i|ello|ey|allo|ola)|buenas(?: tardes| noches)?|morning"
    r"|bonjour|salut|moin|servus|good morning|guten morgen|buenos días|good"
    r"|great|nice|perfect|super|awesome|cool|lovely|well done|alright|all right|thanks|thank you|no worries|sure"
    r"|prima"
    r"|gut|toll|klasse|danke|perfekt|sehr gut|parfait|très bien|merci|d'accord|genial|perfecto|muy bien|bien"
    r"|gracias|claro)"
    r"(?:\s[^\W\d]{2,12})?[!.,…]+\s+)*(?:(?:so|also|now|alors|bueno|entonces|pues)[,:]?\s+)?"
    r"(?:(?:(?:for )?(?:today|tonight|tomorrow|now)|(?:für )?heute|aujourd[’']hui|(?:para )?hoy)\s?[:,–—-]\s+)?",
    re.IGNORECASE,
)
"""What a message in a chat begins with, before what there is to do."""
_BLOCK_ID = re.compile(r"\s\^[A-Za-z0-9-]{1,20}$")
_KEYCAP = re.compile("(\\d)\ufe0f?\u20e3")
_PICTURES = re.compile("[\U0001f000-\U0001faff\u2600-\u2604\u2607-\u2610\u2614-\u26ff\u2705\u2728\u274c\ufe0f\u200d]+")
_GLUED = re.compile(
    r"(?<=[a-zäöüé\d])(?=(?:Sets|Reps|Repetitions|Hold|Rest|Duration|Frequency|Weight|Side|Tempo)(?:: ?\S|\d))"
)
"""Where a label begins that a page shows in a box of its own."""
_PICTURE = re.compile(
    r"(?<!!)\s*\[(?:image|picture|photo|bild|foto|video|vidéo|imagen|img)\b[^\[\]]*\](?!\()\s*", re.IGNORECASE
)
_VIDEO = re.compile(r"\s*[▶►⏵]\s*(?:(?:play|watch|view|show)\s(?:the\s)?)?(?:video|demo)\b.*$", re.IGNORECASE)
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
    return list(_text_lines(text))


@lru_cache(maxsize=2)  # a text is looked through for what isn't for now before it is read
def _text_lines(text: str) -> Sequence[TextLine]:
    raw = with_gaps_told([put_right(_tabbed(line)) for line in text.splitlines()])
    numbered = numbered_above(raw)
    marks = marks_of(raw)
    counted = counted_lines(raw)
    script = lifting_script.is_script(raw)
    speakers, letter, pressed = speakers_above(raw), below_letter(raw), buttons(raw)
    made: list[TextLine] = []
    opens = True
    for number, line in enumerate(raw, 1):
        if number in numbered or number in speakers or is_struck(line):
            continue
        one = _line(number, pressed(line), marks, counted=number in counted)
        if one is None:
            opens = True
            continue
        if number - 1 in speakers:
            stamp, words = raw[number - 2].strip(), _unanswered(one.text)
            more, who = ((number, one.text),), speakers[number - 1]
            one = replace(one, number=number - 1, text=words, more=more, marks=f"{stamp} {one.marks}", told_by=who)
        one = replace(one, quoted=one.quoted or number in letter)
        if number - 1 in numbered:  # its number stands in the line above
            above = raw[number - 2].strip()
            one = replace(one, number=number - 1, mark="number", label=above, marks=above, more=((number, one.text),))
        if (rowed := with_colons(one.text)) != one.text:
            one = replace(one, text=rowed, more=one.sources)
        if script:
            words, program = lifting_script.in_words(one.text)
            one = replace(one, text=words, links=(*one.links, *program))
        if not made and not (one.mark or one.heading or one.told_by):
            one = replace(one, text=_unanswered(one.text), more=one.sources)
        made += _apart(replace(one, opens=opens or bool(one.heading)))
        opens = bool(one.heading)
    return made


def _apart(line: TextLine) -> list[TextLine]:
    """Return a line, labels side by side in it each in a line of its own, set in below a name."""
    first, *others = labels_apart(line.text) or [line.text]
    deeper = 0 if ":" in first else _DEEPER
    below = replace(
        line, mark=line.mark if not deeper else "", opens=False, indent=line.indent + deeper, links=(), more=()
    )
    return [
        replace(line, text=first, more=line.more if not others else ()),
        *(replace(below, text=text) for text in others),
    ]


def _tabbed(line: str) -> str:
    """Return a line whose tabs at the start are an indent; others stay."""
    bare = line.lstrip(" \t")
    return line[: len(line) - len(bare)].expandtabs(4) + bare


def _line(number: int, line: str, known: Marks, *, counted: bool) -> TextLine | None:
    plain = _untagged(line)
    bare = plain.lstrip()
    indent, marks, mark, label, who = len(plain) - len(bare), "", "", "", ""
    if known.chat and (found := CHAT.match(bare)):
        who, marks, indent = found["who"].strip(), found[0], 0
        bare = _unanswered(bare[found.end() :])
    if (found := SPEAKER.match(bare)) and found[1] in known.speakers:
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
    bare = _usual(bare, known)
    if (found := _BULLET.match(bare)) and not headed:
        sign = found["sign"] or found["sign2"] or "o"
        mark, bare = f"bullet {'[' if sign in '☐☑☒' else sign}", bare[found.end() :]
    for pattern, kind in patterns(known, counted=counted):
        if not (found := pattern.match(bare)) or not bare[found.end() :].strip():
            continue
        if kind == "number" and not numbers(found, bare, dashed=known.dashed):
            continue
        said = [part for part in found.groups() if part]
        label = "".join(said) if kind == "group" else said[0]
        mark, marks, bare = kind, f"{marks} {found[0]}", bare[found.end() :]
        indent += _DEEPER * (pattern is NESTED)
        break
    if found := _BOX.match(bare):
        mark, bare = "bullet [" if mark.startswith("bullet") else mark or "bullet [", bare[found.end() :]
    bare = bare[found.end() :] if (found := _TODO.match(bare)) and mark else bare
    said_text, links = _unlinked(WIDE.sub(" | ", bare.strip()))
    said_text = clean(_PICTURES.sub(" ", _EMPHASIS.sub("", _BLOCK_ID.sub("", said_text)))).lstrip("#").strip()
    block = _BLOCK_ID.search(bare)
    marks += f" {block[0]}" if block else ""
    if not re.search(r"\w", said_text) and not links:
        return None
    return TextLine(number, said_text, indent, mark, label, heading, False, quoted, links, marks, told_by=who)


def _unanswered(text: str) -> str:
    """Return a message without the words that answer another one."""
    text = _INTERJECTED.sub("", text)
    behind = text[found.end() :] if (found := _ANSWERED.match(text)) else ""
    return behind if re.search(r"\d", behind) else text


def _usual(bare: str, known: Marks) -> str:
    """Return a line with the signs that others have: `->` and `o` as bullets, `..` as dots that lead, `Time(s)`."""
    bare = re.sub(r"^(?:-{3,}|~+)\s*(\w.*?)\s*(?:-{3,}|~+)$", r"\1", bare)
    bare = re.sub(
        r"(?<=[a-z])\(s\)", "s", re.sub(r"\s\.\.\s|(?<=[^\W\d]{4}) \. (?=\d)|(?<=\)) \. (?=\d)", " ... ", bare)
    )
    bare = re.sub(r"(?<![\w:]):(\d\d)(?= ?(?:on|off|rest|work|hold)\b)", r"0:\1", bare)
    bare = without_struck(bare)
    bare = re.sub(r"(?<=\w)\s==([^=]+)==", r" (\1)", bare)
    bare = _VIDEO.sub("", _GLUED.sub(" | ", _PICTURE.sub("", bare)))
    if re.fullmatch(r"\*[^\s*][^*]*\*", bare):
        return bare[1:-1]  # emphasis, and no bullet
    bare = bare.removeprefix("-") if bare.startswith("-->") else bare
    if bare.startswith(("->", "=>")):
        return f"→ {bare[2:].lstrip()}"
    return f"• {bare[2:].lstrip()}" if known.rounded and bare.startswith("o ") else bare


def _untagged(line: str) -> str:
    line = _KEYCAP.sub(r"\1", line).replace("🔟", "10")
    if "<" in line:
        line = _TAG.sub(" ", line)
    return html.unescape(line) if "&" in line else line


def _unlinked(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text with what its links are called, and where they lead."""
    links = [found[2] for found in LINKED.finditer(text)]
    return _WIKI.sub(r"\1", LINKED.sub(r"\1", text)), tuple(links)
