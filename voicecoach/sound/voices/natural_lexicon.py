"""What `natural` says wrongly, spelled so that it says it right; captions and other voices keep the word.

Chosen by the sounds that hibari makes of it (`hibari TEXT --phonemes`) and by what an independent recogniser hears.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

RESPELLED: Mapping[str, str] = {
    "savasana": "sha vahsana",
    "shavasana": "sha vahsana",
    "bosu": "boh soo",
    "theraband": "Thera band",
    "therabands": "Thera bands",
    "it band": "I.T. band",
    "tear": "tare",
    "bow forward": "bough forward",
    "bow down": "bough down",
    "bow over": "bough over",
    "bow your": "bough your",
    "josé": "ho zay",
    "plantarflexion": "plantar flexion",
}
"""By the word in small letters. "IT band" must be in capitals: see `respelled`."""
_WORDS = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, RESPELLED), key=len, reverse=True))})(?!\w)", re.I)


def respelled(text: str) -> str:
    """Return `text` as the voice must be given it."""
    return _WORDS.sub(_respelled, text)


def _respelled(match: re.Match[str]) -> str:
    word = match[0]
    if word.lower() == "it band" and not word.startswith("IT"):  # "loop it, band in hand"
        return word
    return RESPELLED[word.lower()]
