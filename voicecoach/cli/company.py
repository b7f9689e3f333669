"""What accompanies a session beside voice and screen; none of it is needed, each comes after the first sound."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager

from voicecoach.session.transport import Put
from voicecoach.session.view import Companion, Display


def company() -> list[Companion]:
    """Return the companions of a session on this machine."""
    return [_remote, *([_media_keys] if sys.platform == "linux" else [])]


# Each is loaded when it is made, which is after the first sound.


def _remote(put: Put) -> AbstractContextManager[Display]:
    from voicecoach.session.remote import Remote

    return Remote(put)


def _media_keys(put: Put) -> AbstractContextManager[Display]:
    from voicecoach.session.mpris import Mpris

    return Mpris(put)
