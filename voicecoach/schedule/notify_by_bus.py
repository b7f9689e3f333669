"""A notification on a Linux desktop, by its message bus (specifications.freedesktop.org/notification-spec)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from dbus_fast import DBusError, Message, MessageType, Variant
from dbus_fast.aio import MessageBus

SENDING, WAIT = 10.0, 600.0
"""Seconds the desktop has to show it, and seconds that it is waited for, to be clicked or dismissed."""
SERVICE, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
CLICK = "default"
"""The action of a click on the notification itself."""


def shown_by_bus(title: str, text: str, clicked: Callable[[], None] | None) -> bool:
    """Return whether it was shown; with `clicked`, after it was clicked or dismissed, or has long been there."""
    try:
        return asyncio.run(_shown(title, text, clicked))
    except (OSError, EOFError, ValueError, DBusError, asyncio.TimeoutError):
        # whatever a bus answers that isn't there, refuses, hangs or has an address that isn't one
        return False


async def _shown(title: str, text: str, clicked: Callable[[], None] | None) -> bool:
    bus = await asyncio.wait_for(MessageBus().connect(), SENDING)
    answers: asyncio.Queue[Message] = asyncio.Queue()
    bus.add_message_handler(lambda message: answers.put_nowait(message) if message.interface == SERVICE else None)
    try:
        rule = f"type='signal',interface='{SERVICE}',path='{PATH}'"
        await _call(bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "AddMatch", "s", rule)
        actions = [CLICK, ""] if clicked else []
        text = text.replace("<", "‹").replace(">", "›")  # some desktops would take it for markup
        what = ["voicecoach", 0, "", title, text, actions, {"urgency": Variant("y", 1)}, -1]
        (number,) = await _call(bus, SERVICE, PATH, "Notify", "susssasa{sv}i", *what)
        if clicked:
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(_answered(answers, number, clicked), WAIT)
        return True
    finally:
        bus.disconnect()


async def _answered(answers: asyncio.Queue[Message], number: int, clicked: Callable[[], None]) -> None:
    """Wait until this notification is clicked or gone."""
    while True:
        told = await answers.get()
        if told.message_type is not MessageType.SIGNAL or told.body[:1] != [number]:
            continue
        if told.member == "ActionInvoked":
            clicked()
            return
        if told.member == "NotificationClosed":
            return


async def _call(bus: MessageBus, service: str, path: str, member: str, signature: str, *body: object) -> list[Any]:
    """Call a method of a service at its own path, and return what it returns. Raise DBusError."""
    message = Message(service, path, service, member, signature=signature, body=list(body))
    reply = await asyncio.wait_for(bus.call(message), SENDING)
    if reply is None or reply.message_type is MessageType.ERROR:
        raise DBusError("error", f"{member} was refused")
    return reply.body
