"""What `voicecoach ears` found out about a room and a voice."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from voicecoach.core.files import write_atomically

FILE = "ears.json"
"""In the person's data folder."""
LARGEST = 16_000
"""Most samples from playing to hearing: a second."""
FARTHEST = 10.0
"""How far a calibration may move the threshold."""
ROOM = 3.0
"""How much less certain a command may be than the least certain one of the calibration."""
LOOSEST, STRICTEST = -4.0, 3.0
"""How far trying it moves the threshold at most: a few words are no proof."""


@dataclass(frozen=True)
class Calibration:
    """A file's content. No sound is in it."""

    echo: int | None = None
    """Samples from playing to hearing; None: it was not heard, as with headphones."""
    threshold: float = 0.0
    """Added to the usual one; above 0 is stricter."""


def read_calibration(path: Path) -> tuple[Calibration, str]:
    """Return what was found out, or the defaults, and what is wrong with the file, if anything."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return _checked(found), ""
    except FileNotFoundError:
        return Calibration(), ""
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is damaged"
        return Calibration(), f"the calibration {path} can't be used ({why}); `voicecoach ears` makes a new one"


def write_calibration(path: Path, calibration: Calibration) -> None:
    """Save what was found out. Raise OSError."""
    write_atomically(path, json.dumps(asdict(calibration)) + "\n")


def suggested(log_ps: Sequence[float], least: float) -> float:
    """Return how far to move the threshold `least`, given the `log_ps` of commands that were understood."""
    if not log_ps:
        return 0.0
    return round(min(STRICTEST, max(LOOSEST, min(log_ps) - ROOM - least)), 1)


def _checked(found: dict[str, object]) -> Calibration:
    echo, threshold = found["echo"], found["threshold"]
    fits = echo is None or (type(echo) is int and abs(echo) <= LARGEST)
    if not fits or type(threshold) not in (int, float) or not abs(float(str(threshold))) <= FARTHEST:
        raise ValueError
    return Calibration(echo, float(str(threshold)))  # type: ignore[arg-type]
