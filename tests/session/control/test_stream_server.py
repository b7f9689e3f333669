"""A server and its clients in one thread, so that it is known how far asyncio has got with each."""

import asyncio
import gc
import socket
import sys
import warnings
from contextlib import ExitStack

import pytest

from voicecoach.session.control.stream_server import StreamServer


@pytest.fixture
def listener():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening


def connect(address, stack):
    return stack.enter_context(socket.create_connection(address, timeout=5))


def is_closed(client):
    try:
        return client.recv(1) == b""
    except ConnectionError:  # nobody accepted it
        return True
    except TimeoutError:
        return False


async def read_on(reader, writer):
    await reader.read()


@pytest.mark.skipif(sys.platform == "win32", reason="its loop accepts without turns")
@pytest.mark.parametrize("turns", range(8))
def test_no_connection_is_left_however_far_its_acceptance_has_got(listener, turns):
    async def serve(stack):
        server = StreamServer(read_on, 4096)
        await server.open(listener, 16)
        clients = [connect(listener.getsockname(), stack) for _ in range(5)]
        for _ in range(turns):
            await asyncio.sleep(0)
        await server.refuse()
        await server.close()
        return clients

    gc.collect()
    with warnings.catch_warnings(record=True) as left, ExitStack() as stack:
        warnings.simplefilter("always", ResourceWarning)
        clients = asyncio.run(serve(stack))
        gc.collect()
        assert [str(warning.message) for warning in left] == []
        assert all(map(is_closed, clients))


def test_who_is_being_met_is_served_although_others_are_refused(listener):
    met, answered, address = asyncio.Event(), asyncio.Event(), listener.getsockname()

    async def answer(reader, writer):
        met.set()
        writer.write(await reader.readline())
        answered.set()
        await reader.read()  # it stays

    async def serve(stack):
        server = StreamServer(answer, 4096)
        await server.open(listener, 16)
        client = connect(address, stack)
        await asyncio.wait_for(met.wait(), 5)
        await server.refuse()
        with pytest.raises(ConnectionError):
            connect(address, stack)
        client.sendall(b"hello\n")
        await asyncio.wait_for(answered.wait(), 5)
        assert client.recv(100) == b"hello\n"
        await server.close()
        assert is_closed(client)

    with ExitStack() as stack:
        asyncio.run(serve(stack))
