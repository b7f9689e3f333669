"""The server of the phone page: one request per connection, each with a limit of time, size and number.

h11 reads the requests; the servers built on it have no deadline for one that comes a byte at a time.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress

import h11

from voicecoach.session.control.stream_server import StreamServer
from voicecoach.session.control.task_limit import TaskLimit
from voicecoach.session.phone.access import EVENTS, PICTURE, Head, Pace, RefusedError, Rules
from voicecoach.session.phone.address import household, listening_at
from voicecoach.session.phone.page import HTML, STREAM, TEXT, document, headers

PATIENCE = 5.0
"""Seconds that a client is given to ask, and to take each part of its answer."""
LONGEST_HEAD = 8192
"""Bytes of a request's head."""
MOST_ASKING, MOST_LISTENING = 64, 16
"""Most open connections that ask for something, and that are told of changes; the oldest make room (`TaskLimit`)."""
QUEUE, AT_ONCE = 256, 16
"""Connections that the system queues for us, and how many we accept at a time before serving the others."""
MOST_PICTURES = 4
"""Pictures that are kept, each of a few megabytes at most."""
LAST_WORDS = 0.3
"""Seconds in which all who listen are told that the session is over."""
ASLEEP = 6.0
"""Seconds without a line from the session until commands are refused: it would obey them all when it wakes up."""

Do = Callable[[str], None]
"""Passes a command on. Raises OSError if the session is gone."""


class Server:
    """Serves the page to whoever knows the token."""

    def __init__(self, rules: Rules, do: Do) -> None:
        self._rules = rules
        self._do = do
        self._pace = Pace()
        self.asking, self.listening = TaskLimit(MOST_ASKING), TaskLimit(MOST_LISTENING)
        """The connections that ask for something, and those that are told of changes."""
        self._line = ""
        self._pictures: dict[str, tuple[str, bytes]] = {}
        self._heard = 0.0
        self._over = False

    async def open(self, host: str, port: int) -> int:
        """Begin to listen; return at which port. Raise OSError."""
        self._news = asyncio.get_running_loop().create_future()
        socket = listening_at(host, port)
        self._server = StreamServer(self._meet, LONGEST_HEAD)
        await self._server.open(socket, AT_ONCE)
        socket.listen(QUEUE)  # for asyncio it is the same as AT_ONCE
        return int(socket.getsockname()[1])

    def show(self, line: str) -> None:
        """Tell `line`, which is JSON, to all who listen; a slow one is told only the latest."""
        self._line, self._heard = line, _now()
        self._tell()

    def keep(self, name: str, kind: str, data: bytes) -> None:
        """Have a picture for whoever asks for it by its name; only the last ones are kept."""
        self._pictures[name] = (kind, data)
        while len(self._pictures) > MOST_PICTURES:
            del self._pictures[next(iter(self._pictures))]

    async def close(self) -> None:
        """Tell all who listen that the session is over."""
        self._over = True
        self._tell()
        await self._server.refuse()
        until = _now() + LAST_WORDS
        while len(self.listening) and _now() < until:
            await asyncio.sleep(0.01)
        await self._server.close()

    def _tell(self) -> None:
        news, self._news = self._news, asyncio.get_running_loop().create_future()
        news.set_result(None)

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one client; a failure concerns no other."""
        exchange = _Exchange(reader, writer)
        try:
            with suppress(Exception, asyncio.CancelledError), self.asking.place(writer, exchange.whose):
                await exchange.hold(self._answer)
                await exchange.end()
        finally:
            writer.transport.abort()

    async def _answer(self, exchange: _Exchange, head: Head, host: str, port: int) -> None:
        word = self._rules.wanted(head, host, port)
        if word == EVENTS:
            self.asking.leave(exchange.writer)
            with self.listening.place(exchange.writer, exchange.whose):
                await self._stream(exchange)
        elif picture := PICTURE.fullmatch(word):
            if picture[1] not in self._pictures:
                raise RefusedError(404)
            await exchange.reply(200, *self._pictures[picture[1]])
        elif word:
            self._obey(word)
            await exchange.reply(204)
        else:
            await exchange.reply(200, HTML, document())

    def _obey(self, word: str) -> None:
        """Pass a command on. Raise RefusedError if there are too many, or nobody obeys."""
        if not self._pace.allows():
            raise RefusedError(429)
        if self._over or _now() - self._heard > ASLEEP:
            raise RefusedError(503)
        try:
            self._do(word)
        except OSError as error:
            raise RefusedError(503) from error

    async def _stream(self, exchange: _Exchange) -> None:
        """Tell of each change until the session is over."""
        await exchange.begin(STREAM)
        while not self._over:
            news = self._news
            if self._line:
                await exchange.send(f"event: view\ndata: {self._line}\n\n".encode())
            await asyncio.shield(news)
        await exchange.send(b"event: over\ndata:\n\n", last=True)


class _Exchange:
    """One request and its answer."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self.writer = reader, writer
        peer = writer.get_extra_info("peername")  # None if it has gone already
        self.whose = household(str(peer[0])) if peer else ""
        self._http = h11.Connection(h11.SERVER, max_incomplete_event_size=LONGEST_HEAD)

    async def hold(self, answer: Answer) -> None:
        """Read the request, `answer` it, or say why not."""
        try:
            head = await self._head()
            host, port = self.writer.get_extra_info("sockname")[:2]
            await answer(self, head, host, port)
        except RefusedError as no:
            await self.reply(no.status)

    async def end(self) -> None:
        """Close the connection once the answer is taken; a client that never takes it is cut off."""
        with self._patience():
            self.writer.close()
            await self.writer.wait_closed()

    async def _head(self) -> Head:
        """Return the head of the request. Raise RefusedError if it is none, or takes too long."""
        try:
            event = await asyncio.wait_for(self._next(), PATIENCE)
        except asyncio.TimeoutError as error:
            raise RefusedError(408) from error
        except h11.RemoteProtocolError as error:
            raise RefusedError(error.error_status_hint) from error
        if not isinstance(event, h11.Request):
            raise ConnectionResetError
        named = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in event.headers]
        return Head(event.method.decode("latin-1"), event.target.decode("latin-1"), named)

    async def _next(self) -> object:
        while (event := self._http.next_event()) is h11.NEED_DATA:
            self._http.receive_data(await self._reader.read(LONGEST_HEAD))
        return event

    async def reply(self, status: int, kind: str = TEXT, body: bytes = b"") -> None:
        """Answer all at once."""
        length = [] if status == 204 else [("Content-Length", str(len(body)))]
        await self._send(self._begun(status, kind, *length), h11.Data(data=body), h11.EndOfMessage())

    async def begin(self, kind: str) -> None:
        """Send the head of an answer that is sent in parts."""
        await self._send(self._begun(200, kind))

    async def send(self, data: bytes, last: bool = False) -> None:
        """Send a part of its body."""
        await self._send(h11.Data(data=data), *([h11.EndOfMessage()] if last else []))

    def _begun(self, status: int, kind: str, *more: tuple[str, str]) -> h11.Response:
        return h11.Response(status_code=status, headers=[*headers(), ("Content-Type", kind), *more])

    async def _send(self, *events: h11.Event) -> None:
        """Send `events`. Raise ConnectionResetError if they aren't taken."""
        with self._patience():
            self.writer.write(b"".join(self._http.send(event) or b"" for event in events))
            await self.writer.drain()
        if self.writer.is_closing():
            raise ConnectionResetError

    @contextmanager
    def _patience(self) -> Iterator[None]:
        """Cut the client off if the context takes too long."""
        late = asyncio.get_running_loop().call_later(PATIENCE, self.writer.transport.abort)
        try:
            yield
        finally:
            late.cancel()


Answer = Callable[[_Exchange, Head, str, int], Awaitable[None]]


def _now() -> float:
    return asyncio.get_running_loop().time()
