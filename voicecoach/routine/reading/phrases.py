"""What a person writes in place of the coach's phrases."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter

from voicecoach.core.errors import Problem
from voicecoach.core.suggest import did_you_mean
from voicecoach.language.model import MOST_FORMS, OneWording, Wording
from voicecoach.language.phrase_variables import COUNTED, PHRASES
from voicecoach.language.plurals import FORMS
from voicecoach.routine.reading.mapping import FieldReader
from voicecoach.routine.reading.parsing import parse_yaml
from voicecoach.routine.values.typed import shown, what
from voicecoach.routine.yaml.tree import Items, Node, Pairs, Scalar, Source, UnreadableError, clean

_LONGEST = 500
_PLURAL = "write `{one: ..., other: ...}`"


def read_phrases(text: str, file: str) -> tuple[dict[str, Wording], tuple[Problem, ...]]:
    """Return the phrases of a file of a person's own, and everything that is wrong with it."""
    source = Source(file, text)
    reader = PhraseReader(source)
    found: dict[str, Wording] = {}
    try:
        root = parse_yaml(source)
        if isinstance(root, Pairs):
            found = reader.phrases(root)
        elif root is not None:
            reader.problem("shape", f"phrases are lines of `name: text`; this is {what(root)}", root, "halfway: Half.")
    except UnreadableError as error:
        reader.problems.append(error.problem)
    return found, tuple(dict.fromkeys(reader.problems))  # what `<<` brings in twice is told once


class PhraseReader(FieldReader):
    """Reads a mapping of phrases."""

    def phrases(self, node: Pairs) -> dict[str, Wording]:
        """Return the phrases that are fine."""
        found: dict[str, Wording] = {}
        for key, inner in node.pairs:
            name = key.text if isinstance(key, Scalar) else ""
            if name not in PHRASES:
                self._unknown_phrase(key, name)
            elif name in found:
                self.problem("repeated", f"`{name}` is written twice", key, "delete one of the two")
            elif (wording := self._wording(name, inner)) is not None:
                found[name] = wording
        return found

    def _unknown_phrase(self, key: Node, name: str) -> None:
        hint = did_you_mean(name, () if self.full else PHRASES, "`voicecoach phrases` lists them all")
        self.problem("unknown-phrase", f"{shown(name)} is no phrase of the coach", key, hint)

    def _wording(self, name: str, node: Node) -> Wording | None:
        return self._several(name, node) if isinstance(node, Items) else self._one(name, node)

    def _several(self, name: str, node: Items) -> Wording | None:
        """Return the texts that take turns; None if one of them is wrong."""
        if not 1 <= len(node.items) <= MOST_FORMS:
            hint = f"1 to {MOST_FORMS} take turns"
            self.problem("value", f"`{name}` has {len(node.items)} texts to choose from", node, hint)
            return None
        found = [self._one_of_several(name, inner) for inner in node.items]
        right = tuple(one for one in found if one)
        return right if len(right) == len(found) else None

    def _one_of_several(self, name: str, node: Node) -> OneWording | None:
        found = self._one(name, node)
        if found == "":
            self.problem("empty", f"one of the texts of `{name}` is empty", node, "leave it out")
        return found

    def _one(self, name: str, node: Node) -> OneWording | None:
        if isinstance(node, Scalar):
            return self._text(name, node)
        if not isinstance(node, Pairs):
            self.problem("shape", f"a text of `{name}` is one line; this is {what(node)}", node, "write it in one line")
            return None
        if name not in COUNTED:
            self.problem("shape", f"`{name}` has no plural", node, "write a text, or several: [..., ...]")
            return None
        forms = dict(self._forms(name, node))
        if "other" in forms:
            return forms
        if not any(isinstance(key, Scalar) and key.text == "other" for key, _ in node.pairs):
            self.problem("missing", f"`{name}` needs the form `other`", node, _PLURAL)
        return None

    def _forms(self, name: str, node: Pairs) -> Iterator[tuple[str, str]]:
        for key, inner in node.pairs:
            form = key.text if isinstance(key, Scalar) else ""
            if form not in FORMS:
                self.problem("value", f"{shown(form)} is no form of a plural", key, "forms are " + ", ".join(FORMS))
            elif not isinstance(inner, Scalar):
                self.problem("shape", f"a form is a text; this is {what(inner)}", inner, _PLURAL)
            elif (text := self._text(name, inner)) is not None:
                yield form, text

    def _text(self, name: str, node: Scalar) -> str | None:
        """Return a text whose variables are right."""
        text = clean(node.text)
        if node.plain and not text:
            self.problem("empty", f"`{name}` has no text", node, f'write `{name}: ""` to have nothing said')
            return None
        if len(text) > _LONGEST:
            self.problem("long", f"`{name}` is {len(text):,} characters long", node, f"at most {_LONGEST} fit")
            return None
        try:
            parts = list(Formatter().parse(text))
        except ValueError:
            hint = f"a variable is a name in braces; write two for a brace itself. {_variables(name)}"
            self.problem("brace", f"`{name}`: a brace has no partner", node, hint)
            return None
        wrong = next((part for part in parts if part[1] is not None and not _right(name, part)), None)
        if wrong:
            self._unknown_variable(name, str(wrong[1]), node)
        return None if wrong else text

    def _unknown_variable(self, name: str, variable: str, node: Scalar) -> None:
        hint = did_you_mean(variable, PHRASES[name], _variables(name), "did you mean `{{{}}}`?")
        self.problem("variable", f"`{name}` has no variable `{{{clean(variable)[:40]}}}`", node, hint)


def _right(name: str, part: tuple[str, str | None, str | None, str | None]) -> bool:
    _, variable, spec, conversion = part
    return variable in PHRASES[name] and not spec and not conversion


def _variables(name: str) -> str:
    names = ", ".join(f"`{{{variable}}}`" for variable in PHRASES[name])
    return f"Variables here: {names}" if names else "This phrase has no variables"
