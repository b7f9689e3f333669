"""Which of a system's voices fits a language best."""

from __future__ import annotations

from collections.abc import Iterable

_USUAL = {"en": "en-us", "no": "nb", "zh": "cmn"}
"""What a bare language code means to eSpeak; its plain English is British, and understood less well."""


def nearest(language: str, voices: Iterable[tuple[str, str]], preferred: str = "") -> str | None:
    """Return the id, of (id, language code) pairs, that fits `language` best, and among fits `preferred`.

    Of those that fit alike it is the first.
    """
    wanted = _code(language)
    usual = _USUAL.get(wanted, wanted)
    families = {wanted.split("-")[0], usual.split("-")[0]}

    def fit(voice: tuple[str, str]) -> tuple[bool, ...]:
        code = _code(voice[1])
        return code == wanted, voice[0] == preferred, code == usual, code in families

    related = [voice for voice in voices if _code(voice[1]).split("-")[0] in families]
    return max(related, key=fit)[0] if related else None


def _code(language: str) -> str:
    return language.lower().replace("_", "-")
