"""What accompanies a session beside voice and screen; none of it is needed, all of it comes after the first sound.

So this is loaded then, too.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial

from voicecoach.app.choices import Setup
from voicecoach.app.live.notices import PendingNotices
from voicecoach.core.paths import cache_folder
from voicecoach.session.control.media_keys import MediaKeys
from voicecoach.session.control.remote_server import RemoteServer
from voicecoach.session.control.remote_socket import RemoteSocket
from voicecoach.session.desktop.keep_awake import KeepAwake
from voicecoach.session.display.choose import has_screen
from voicecoach.session.playback.commands import Put
from voicecoach.session.playback.view import Companion, Display


def company(setup: Setup, notices: PendingNotices, door: RemoteSocket | None) -> list[Companion]:
    """Return the companions of a session on this machine; one of them lets in who knocks at the door."""
    duck = setup.duck and sys.platform == "linux" and setup.output.partition(":")[0] not in ("file", "null")
    guardian = [_guardian(setup.plain, duck, notices)] if sys.platform != "win32" else []
    remote = [partial(RemoteServer, door=door)] if door else []
    return [*guardian, KeepAwake, *remote, *([MediaKeys] if sys.platform == "linux" else [])]


@contextmanager
def together(companions: Iterable[AbstractContextManager[Display]]) -> Iterator[list[Display]]:
    """Enter them one after the other; leave them all at once, so that leaving takes no longer than the slowest."""
    entered: list[AbstractContextManager[Display]] = []
    try:
        displays = []
        for companion in companions:
            displays.append(companion.__enter__())
            entered.append(companion)
        yield displays
    finally:
        leaving = [threading.Thread(target=each.__exit__, args=(None, None, None), daemon=True) for each in entered]
        for thread in leaving:
            thread.start()
        for thread in leaving:
            thread.join()


def _guardian(plain: bool, duck: bool, notices: PendingNotices) -> Companion:
    from voicecoach.session.desktop.guardian import RECORD, Guardian  # Windows has no such terminals

    def made(_: Put) -> AbstractContextManager[Display]:
        record = cache_folder() / RECORD if duck else None
        screen = sys.stdout if has_screen(plain, sys.stdout, os.environ) else None
        return Guardian(record, screen, notices)

    return made
