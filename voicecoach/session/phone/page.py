"""The phone page as it is sent: one document with its style, script and buttons, and strict headers."""

from __future__ import annotations

import base64
import hashlib
import html
from functools import cache
from pathlib import Path

from voicecoach.session.playback.commands import Command, Label, by_place

FOLDER = Path(__file__).parent
HTML = "text/html; charset=utf-8"
TEXT = "text/plain; charset=utf-8"
STREAM = "text/event-stream; charset=utf-8"


@cache
def document() -> bytes:
    """Return the page."""
    page = _read("page.html")
    for name in ("page.css", "page.js"):
        page = page.replace(f"{{{name}}}", _read(name))
    return page.replace("{buttons}", "\n".join(_button(*each) for each in by_place(lambda row: row.button))).encode()


@cache
def headers() -> list[tuple[str, str]]:
    """Return the headers of every answer: no caching, referrer or framing, and nothing loaded from elsewhere."""
    policy = (
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; connect-src 'self'; "
        f"img-src 'self' data:; script-src {_digest('page.js')}; style-src {_digest('page.css')}"
    )
    return [
        ("Content-Security-Policy", policy),
        ("Referrer-Policy", "no-referrer"),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Connection", "close"),
    ]


def _button(command: Command, label: Label) -> str:
    """Return a button, which can't be pressed before the page is connected; the one of PAUSE is the page's main one."""
    given = (f'class="{label.style}"' if label.style else "", 'id="main"' if command is Command.PAUSE else "")
    more = "".join(f" {each}" for each in given if each)
    text = html.escape(label.text)
    return f'<button type="button"{more} data-command="{command.value}" aria-disabled="true">{text}</button>'


def _digest(name: str) -> str:
    """Return the hash by which a browser tells our style or script from an injected one."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(_read(name).encode()).digest()).decode()}'"


def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")
