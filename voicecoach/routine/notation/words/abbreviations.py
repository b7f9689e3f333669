"""The abbreviations of exercise sheets, and what they are short for: one table for whoever reads and whoever speaks.

A capital in a key must be a capital in the text ("DB", never "db"); the rest is matched in any case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

ABBREVIATIONS: Mapping[str, str] = {
    # movements and muscles
    "ABD": "abduction",
    "abd.": "abduction",
    "add.": "adduction",
    "hip ADD": "hip adduction",
    "hip ER": "hip external rotation",
    "hip IR": "hip internal rotation",
    "shoulder ER": "shoulder external rotation",
    "shoulder IR": "shoulder internal rotation",
    "ER/IR": "external and internal rotation",
    "IR/ER": "internal and external rotation",
    "ext/int": "external and internal",
    "int/ext": "internal and external",
    "ext rot": "external rotation",
    "int rot": "internal rotation",
    "ext. rot.": "external rotation",
    "int. rot.": "internal rotation",
    "hip ext": "hip extension",
    "knee ext": "knee extension",
    "back ext": "back extension",
    "hip flex": "hip flexion",
    "knee flex": "knee flexion",
    "ext.": "extension",
    "ankle DF": "ankle dorsiflexion",
    "ankle PF": "ankle plantarflexion",
    "RDL": "Romanian deadlift",
    "RDLs": "Romanian deadlifts",
    "SLR": "straight leg raise",
    "SLRs": "straight leg raises",
    "TKE": "terminal knee extension",
    "TKEs": "terminal knee extensions",
    # ranges, limbs, weight on a leg
    "AROM": "active range of motion",
    "AAROM": "active assisted range of motion",
    "PROM": "passive range of motion",
    "ROM": "range of motion",
    "LE": "lower extremity",
    "UE": "upper extremity",
    "RLE": "right lower extremity",
    "LLE": "left lower extremity",
    "RUE": "right upper extremity",
    "LUE": "left upper extremity",
    "NWB": "non weight bearing",
    "PWB": "partial weight bearing",
    "FWB": "full weight bearing",
    "WBAT": "weight bearing as tolerated",
    # sides and directions
    "SL": "single leg",
    "s/l": "single leg",
    "b/l": "both sides",
    "bilat": "bilateral",
    "bilat.": "bilateral",
    "unilat": "unilateral",
    "unilat.": "unilateral",
    "l/r": "left and right",
    "r/l": "right and left",
    "(L)": "left",
    "(R)": "right",
    "alt": "alternating",
    "alt.": "alternating",
    "fwd": "forward",
    "fwd.": "forward",
    "bwd": "backward",
    "bkwd": "backward",
    "rev.": "reverse",
    # loads, amounts
    "BB": "barbell",
    "BW": "body weight",
    "DB": "dumbbell",
    "KB": "kettlebell",
    "DBs": "dumbbells",
    "KBs": "kettlebells",
    "AMRAP": "as many reps as possible",
    "EMOM": "every minute on the minute",
    "RIR": "reps in reserve",
    "W/U": "warm-up",
    "C/D": "cool-down",
    "HEP": "home exercise program",
    "ea": "each",
    "ea.": "each",
    "approx": "approximately",
    "approx.": "approximately",
    "max.": "maximum",
    # how often
    "BID": "twice a day",
    "b.i.d.": "twice a day",
    "TID": "three times a day",
    "t.i.d.": "three times a day",
    "QID": "four times a day",
    "q.i.d.": "four times a day",
    "QD": "once a day",
    "q.d.": "once a day",
    "QOD": "every other day",
    "PRN": "as needed",
    # between the words that matter
    "incl.": "including",
    "e.g.": "for example",
    "eg.": "for example",
    "i.e.": "that is",
    "vs": "versus",
    "vs.": "versus",
    "w/o": "without",
    "b/w": "between",
    "and/or": "and or",
}
_ONLY_IN_PAIRS: Mapping[str, str] = {
    "ADD": "adduction",
    "ER": "external rotation",
    "IR": "internal rotation",
    "ext": "extension",
    "flex": "flexion",
    "DF": "dorsiflexion",
    "PF": "plantarflexion",
    "inv": "inversion",
    "ev": "eversion",
    "ant": "anterior",
    "post": "posterior",
}
"""What may be an ordinary word, unless it stands beside an abbreviation and a slash: `ABD/ADD`."""
_PAIR = re.compile(r"(?<![\w/])[A-Za-z]{2,5}(?:/[A-Za-z]{2,5}){1,4}(?![\w/])")


def written_out(text: str, table: Mapping[str, str] = ABBREVIATIONS) -> str:
    """Return `text` with the abbreviations of a table written out, where they are whole words."""
    return _words(tuple(table.items()))(text) if table else text


def pairs_written_out(text: str) -> str:
    """Return `text` with ours written out that are parted by slashes: `ABD/ADD`."""
    return _PAIR.sub(_pair, text)


def _pair(match: re.Match[str]) -> str:
    said = [_looked_up(part, ABBREVIATIONS) or _looked_up(part, _ONLY_IN_PAIRS) for part in match[0].split("/")]
    return ", ".join(said) if all(said) else match[0]


def _looked_up(word: str, table: Mapping[str, str]) -> str:
    return table.get(word, table.get(word.lower(), ""))


@lru_cache(maxsize=8)
def _words(pairs: tuple[tuple[str, str], ...]) -> Callable[[str], str]:
    """Return a function that replaces whole words."""
    table = {key: value for key, value in pairs if key}
    longest_first = sorted(table, key=len, reverse=True)
    pattern = re.compile(r"(?<![\w/])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w/])", re.IGNORECASE)

    def put(match: re.Match[str]) -> str:
        return _looked_up(match[0], table) or match[0]

    return lambda text: pattern.sub(put, text) if table else text
