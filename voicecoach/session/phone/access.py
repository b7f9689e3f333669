"""Access to the phone page: judges a request by its head alone, before anything is done for it. Pure."""

from __future__ import annotations

import re
import time
from collections import deque
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from hmac import compare_digest

from voicecoach.session.phone.address import is_loopback, netloc, reached

EVENTS = "events"
"""The path below the token at which a page is told of each change; the other paths are commands."""
PICTURE = re.compile(r"picture/([0-9a-f]{1,16})")
"""The path of a picture, with its name."""
LONGEST_TARGET = 256
"""Characters."""


class RefusedError(Exception):
    """The HTTP status that refuses a request; 404 for everybody who doesn't know the token."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


@dataclass(frozen=True)
class Head:
    """The head of a request."""

    method: str
    target: str
    headers: Sequence[tuple[str, str]]
    """Names in lower case."""

    def all(self, name: str) -> list[str]:
        """Return the values of a header."""
        return [value for key, value in self.headers if key == name]


@dataclass(frozen=True)
class Rules:
    """Who is let in, and to what."""

    token: str
    words: AbstractSet[str]
    """The commands."""

    def wanted(self, head: Head, host: str, port: int) -> str:
        """Return what is asked for at the address that was reached: a command, EVENTS, a picture, or "" for the page.

        Raise RefusedError.
        """
        if len(head.target) > LONGEST_TARGET:
            raise RefusedError(414)
        # With another name for our address, pages from elsewhere get past a browser's protection (DNS rebinding).
        if head.all("host") not in [[name] for name in _names(host, port)]:
            raise RefusedError(404)
        word = self._word(head.target)
        if head.method != ("POST" if word in self.words else "GET"):
            raise RefusedError(405)
        if head.all("transfer-encoding") or head.all("content-length") not in ([], ["0"]):
            raise RefusedError(413)
        if word in self.words and not _from_ourselves(head):
            raise RefusedError(403)
        return word

    def _word(self, target: str) -> str:
        """Return what stands below the token. Raise RefusedError."""
        root, slash, rest = target.partition("/")
        token, slash, word = rest.partition("/")
        known = compare_digest(token.encode(), self.token.encode())
        there = word in self.words | ({EVENTS} if slash else {""}) or PICTURE.fullmatch(word)
        if not known or root or not there:
            raise RefusedError(404)
        return word


def _names(host: str, port: int) -> list[str]:
    """Return what a browser may call the address that it reached."""
    host = reached(host)
    return [netloc(name, port) for name in ([host, "localhost"] if is_loopback(host) else [host])]


def _from_ourselves(head: Head) -> bool:
    """Return whether our own page sent it, which browsers say with every POST."""
    same_site = head.all("sec-fetch-site") in ([], ["same-origin"])
    return same_site and head.all("origin") == [f"http://{head.all('host')[0]}"]


@dataclass
class Pace:
    """A rate limit: at most `most` in any `seconds`."""

    most: int = 10
    seconds: float = 1.0
    clock: Callable[[], float] = time.monotonic
    _times: deque[float] = field(default_factory=deque)

    def allows(self) -> bool:
        """Return whether one more may be done now; if so, it counts as done."""
        now = self.clock()
        while self._times and now - self._times[0] >= self.seconds:
            self._times.popleft()
        if len(self._times) >= self.most:
            return False
        self._times.append(now)
        return True
