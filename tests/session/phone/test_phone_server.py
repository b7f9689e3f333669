"""The server of the phone page on one side of real sockets, all sorts of clients on the other."""

import asyncio
import json
import socket
import threading
from contextlib import ExitStack, closing

import pytest
from waiting import wait_until

from voicecoach.session.phone import server as module
from voicecoach.session.phone.access import Rules
from voicecoach.session.phone.server import MOST_ASKING, MOST_LISTENING, MOST_PICTURES, Server

TOKEN = "s3cret-token"
LINE = json.dumps({"routine": "Legs", "count": 12})


class Serving:
    """A server in a loop of its own thread."""

    def __init__(self, host="127.0.0.1"):
        self.done = []
        self.gone = False
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever)
        self.thread.start()
        self.server = Server(Rules(TOKEN, frozenset({"pause", "next"})), self._do)
        self.port = self.await_(self.server.open(host, 0))
        self.show(LINE)

    def _do(self, word):
        if self.gone:
            raise BrokenPipeError
        self.done.append(word)

    def await_(self, coroutine):
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(10)

    def show(self, line):
        async def act():
            self.server.show(line)

        self.await_(act())

    def keep(self, *picture):
        async def act():
            self.server.keep(*picture)

        self.await_(act())

    def end(self):
        async def act():
            await self.server.close()
            left = asyncio.all_tasks() - {asyncio.current_task()}
            for task in left:
                task.cancel()
            await asyncio.gather(*left, return_exceptions=True)

        self.await_(act())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()

    def connect(self, host="127.0.0.1", **options):
        connection = socket.create_connection((host, self.port), timeout=10, **options)
        return closing(connection)

    def send(self, data):
        """Send bytes; return all that is answered."""
        with self.connect() as connection:
            connection.sendall(data)
            return everything(connection)

    def ask(self, path="", method="GET", **headers):
        """Ask for something below the token; return status, headers and body."""
        return parsed(self.send(self.request(path, method, **headers)))

    def request(self, path="", method="GET", **headers):
        named = {"host": f"127.0.0.1:{self.port}", "origin": f"http://127.0.0.1:{self.port}", **headers}
        lines = [f"{method} /{TOKEN}{path} HTTP/1.1", *(f"{name}: {value}" for name, value in named.items())]
        return "\r\n".join([*lines, "", ""]).encode()


def is_closed(connection):
    try:
        return connection.recv(1) == b""
    except ConnectionError:
        return True


def was_cut_off(connection):
    """Whether nothing more will come after what has come."""
    connection.setblocking(False)
    try:
        while connection.recv(65536):
            pass
    except BlockingIOError:
        return False
    except ConnectionError:
        pass
    finally:
        connection.settimeout(10)
    return True


def hears(connection, what):
    data = b""
    while what not in data and (more := connection.recv(65536)):
        data += more
    return what in data


def everything(connection):
    data = b""
    while more := connection.recv(65536):
        data += more
    return data


def parsed(answer):
    head, _, body = answer.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    return int(first.split()[1]), dict(line.lower().split(": ", 1) for line in lines), body


@pytest.fixture
def serving():
    made = Serving()
    yield made
    made.end()


def listen(serving, stack):
    connection = stack.enter_context(serving.connect())
    connection.sendall(serving.request("/events"))
    stream = stack.enter_context(connection.makefile("rb"))
    return lambda what: next(line for line in stream if line.startswith(what))


def test_the_page_comes_whole_and_may_do_nothing_else(serving):
    status, headers, body = serving.ask()
    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert int(headers["content-length"]) == len(body)
    assert b"{page." not in body
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert (headers["referrer-policy"], headers["cache-control"]) == ("no-referrer", "no-store")
    assert headers["x-content-type-options"] == "nosniff"


def test_every_answer_has_those_headers_and_tells_nothing_else(serving):
    for answer in (serving.ask("/nowhere"), serving.ask("/next"), serving.ask("/next", "POST")):
        _, headers, body = answer
        assert body == b""
        assert headers["cache-control"] == "no-store"
        assert "server" not in headers


def test_a_command_is_passed_on(serving):
    assert serving.ask("/next", "POST")[0] == 204
    assert serving.ask("/pause", "POST", **{"content-length": "0"})[0] == 204
    assert serving.done == ["next", "pause"]


def test_what_is_refused_changes_nothing(serving):
    refused = [
        serving.ask("x/next", "POST"),
        serving.ask("/next", "GET"),
        serving.ask("/next", "POST", origin="http://evil.example"),
        serving.ask("/next", "POST", host="evil.example"),
        serving.ask("/next" + "x" * 300, "POST"),
    ]
    assert [status for status, _, _ in refused] == [404, 405, 403, 404, 414]
    assert serving.done == []


def test_a_huge_body_is_refused_before_it_is_read(serving):
    with serving.connect() as connection:
        connection.sendall(serving.request("/next", "POST", **{"content-length": str(10**9)}))
        assert parsed(everything(connection))[0] == 413
    assert serving.done == []


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400),
        (b"GET\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n", 400),
        (b"GET / HTTP/1.0\r\n\r\n", 404),
        (b"POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nhost: a\r\nx: " + b"x" * 20_000, 431),
    ],
)
def test_what_is_no_request_is_told_so(serving, data, status):
    assert parsed(serving.send(data))[0] == status


def test_who_listens_is_told_at_once_and_of_each_change(serving):
    with ExitStack() as stack:
        hear = listen(serving, stack)
        assert b"200" in hear(b"HTTP")
        assert b"text/event-stream" in hear(b"Content-Type")
        assert hear(b"data") == f"data: {LINE}\n".encode()
        for count in range(11, 0, -1):
            serving.show(json.dumps({"count": count}))
            assert hear(b"data") == f'data: {{"count": {count}}}\n'.encode()


def test_who_listens_is_told_that_the_session_is_over():
    serving = Serving()
    with ExitStack() as stack:
        hear = listen(serving, stack)
        hear(b"data")
        serving.end()
        assert hear(b"event") == b"event: over\n"


def test_more_than_so_many_listeners_cost_the_oldest_its_place(serving):
    with ExitStack() as stack:
        hearing = []
        for _ in range(MOST_LISTENING + 1):
            hearing.append(listen(serving, stack))
            hearing[-1](b"data")
        wait_until(lambda: len(serving.server.listening) == MOST_LISTENING)
        with pytest.raises((StopIteration, ConnectionError)):
            hearing[0](b"data")
        serving.show("{}")
        assert {hear(b"data") for hear in hearing[1:]} == {b"data: {}\n"}


def test_a_burst_of_listeners_leaves_so_many_and_no_more(serving):
    with ExitStack() as stack:
        burst = [stack.enter_context(serving.connect()) for _ in range(200)]
        for connection in burst:
            connection.sendall(serving.request("/events"))
        wait_until(lambda: sum(map(was_cut_off, burst)) == 200 - MOST_LISTENING)
        kept = [connection for connection in burst if not was_cut_off(connection)]
        serving.show('{"count": 99}')
        assert all(hears(connection, b"99") for connection in kept)
        assert len(serving.server.listening) == MOST_LISTENING


def test_who_takes_nothing_of_what_it_is_told_is_cut_off(serving, monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 0.3)
    with serving.connect() as deaf, ExitStack() as stack:
        deaf.sendall(serving.request("/events"))
        hear = listen(serving, stack)
        wait_until(lambda: len(serving.server.listening) == 2)
        long = json.dumps({"notice": "x" * 100_000})
        wait_until(lambda: [serving.show(long), hear(b"data"), len(serving.server.listening)][-1] == 1, 20)


def test_who_takes_no_answer_is_cut_off(serving, monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 0.3)
    monkeypatch.setattr(module, "document", lambda: b"x" * 30_000_000)
    with serving.connect() as deaf:
        deaf.sendall(serving.request())
        wait_until(lambda: len(serving.server.asking) == 1)
        wait_until(lambda: len(serving.server.asking) == 0)


def test_who_opens_too_many_connections_loses_its_own(serving):
    with ExitStack() as stack:
        try:
            patient = stack.enter_context(serving.connect(source_address=("127.0.0.2", 0)))
        except OSError:
            pytest.skip("this system has one address of its own only")
        for _ in range(3 * MOST_ASKING):
            stack.enter_context(serving.connect())
        wait_until(lambda: len(serving.server.asking) == MOST_ASKING)
        patient.sendall(serving.request())
        assert parsed(everything(patient))[0] == 200


@pytest.mark.skipif(not socket.has_dualstack_ipv6(), reason="needs IPv6 beside IPv4")
def test_everywhere_is_on_both_sides_under_the_name_that_was_reached():
    serving = Serving("::")
    try:
        for host, name in (("127.0.0.1", "127.0.0.1"), ("127.0.0.1", "localhost"), ("::1", "[::1]")):
            ours, evil = (f"{each}:{serving.port}" for each in (name, "evil.example"))
            for called, status in ((ours, 204), (evil, 404)):
                with serving.connect(host) as connection:
                    connection.sendall(serving.request("/next", "POST", host=called, origin=f"http://{called}"))
                    assert parsed(everything(connection))[0] == status
    finally:
        serving.end()
    assert serving.done == ["next"] * 3


def test_commands_beyond_the_pace_are_refused(serving):
    statuses = [serving.ask("/next", "POST")[0] for _ in range(30)]
    assert set(statuses) == {204, 429}
    assert statuses.count(204) == len(serving.done) < 30


def test_a_session_that_is_asleep_takes_no_commands(serving, monkeypatch):
    monkeypatch.setattr(module, "ASLEEP", -1.0)
    assert serving.ask("/next", "POST")[0] == 503
    monkeypatch.undo()
    assert serving.ask("/next", "POST")[0] == 204
    serving.gone = True
    assert serving.ask("/next", "POST")[0] == 503
    assert serving.done == ["next"]


def test_connections_that_never_ask_keep_nobody_out(serving, monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 60)  # not the time limit makes room
    with ExitStack() as stack:
        stuck = [stack.enter_context(serving.connect()) for _ in range(3 * MOST_ASKING)]
        for number, connection in enumerate(stuck):
            connection.sendall(b"GET / HTTP/1.1\r\n" * (number % 2))
        wait_until(lambda: len(serving.server.asking) == MOST_ASKING)
        assert serving.ask()[0] == 200
        assert is_closed(stuck[0])


def test_who_asks_a_byte_at_a_time_has_so_long_for_all_of_it(serving, monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 0.5)
    answered, request = threading.Event(), serving.request()
    with serving.connect() as connection:

        def trickle():
            for byte in request:
                if answered.wait(0.05):
                    return
                connection.sendall(bytes([byte]))

        slow = threading.Thread(target=trickle)
        slow.start()
        status = parsed(connection.recv(65536))[0]
        answered.set()
        slow.join()
    assert status == 408


def test_a_flood_from_many_sides_leaves_the_listeners_their_news(serving):
    stop = threading.Event()
    counted = []

    def flood():
        number = 0
        while not stop.is_set():
            serving.ask("/guess" if number % 2 else "")
            number += 1
        counted.append(number)

    threads = [threading.Thread(target=flood) for _ in range(4)]
    with ExitStack() as stack:
        hear = listen(serving, stack)
        hear(b"data")
        for thread in threads:
            thread.start()
        for count in range(20):
            serving.show(json.dumps({"count": count}))
            assert hear(b"data") == f'data: {{"count": {count}}}\n'.encode()
        wait_until(lambda: serving.ask("/next", "POST")[0] == 204)
        stop.set()
        for thread in threads:
            thread.join()
    assert sum(counted) > 20
    assert serving.done[-1] == "next"


def test_the_last_pictures_are_there_by_their_names(serving):
    assert serving.ask("/picture/1")[0] == 404
    for number in range(1, MOST_PICTURES + 2):
        serving.keep(f"{number}", "image/png", b"drawn" * number)
    status, headers, body = serving.ask("/picture/2")
    assert (status, headers["content-type"], body) == (200, "image/png", b"drawn" * 2)
    assert "script-src 'sha256" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert serving.ask("/picture/1")[0] == 404, "only the last ones are kept"
