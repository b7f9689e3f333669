"""Where the phone page may be served, and under what names."""

import ipaddress

import pytest

from voicecoach.session.page import where as module
from voicecoach.session.page.where import Where, is_loopback, lan_address, netloc, parse, url


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("here", Where("here")),
        ("here:8080", Where("here", 8080)),
        ("lan", Where("lan")),
        (" LAN:80 ", Where("lan", 80)),
        ("192.168.1.5", Where("192.168.1.5")),
        ("0.0.0.0:9000", Where("0.0.0.0", 9000)),
        ("::1", Where("::1")),
        ("[::1]:8080", Where("::1", 8080)),
        ("True", Where("here")),
        ("1", Where("here")),
        ("off", None),
        ("False", None),
        ("0", None),
        ("", None),
    ],
)
def test_what_can_be_asked_for(text, asked):
    assert parse(text) == asked


@pytest.mark.parametrize(
    "text",
    ["legs", "routine.yaml", "example.org", "lan:0", "lan:65536", "here:x", "lan:", "lan:²", "fe80::1%eth0", ":80"],
)
def test_what_is_no_place(text):
    with pytest.raises(ValueError, match=r"neither here, lan, off nor an address|is no port"):
        parse(text)


def test_here_is_this_computer_alone():
    assert Where("here").host() == "127.0.0.1"
    assert is_loopback("127.0.0.1")
    assert is_loopback("::1")
    assert not any(map(is_loopback, ("0.0.0.0", "::", "192.168.1.5", "localhost", "")))


def test_an_address_as_browsers_write_it():
    assert [netloc("192.168.1.5", 80), netloc("::1", 80), netloc("::1", 81)] == ["192.168.1.5", "[::1]", "[::1]:81"]
    assert url("192.168.1.5", 8080, "t") == "http://192.168.1.5:8080/t"


def routed(monkeypatch, host):
    monkeypatch.setattr(module, "_route", lambda: host)


def test_in_the_network_it_is_the_address_that_others_see(monkeypatch):
    routed(monkeypatch, "192.168.1.5")
    assert Where("lan").host() == lan_address() == "192.168.1.5"
    assert url("0.0.0.0", 8080, "t") == "http://192.168.1.5:8080/t"


def test_an_address_open_to_the_world_must_be_named(monkeypatch):
    routed(monkeypatch, "8.8.8.8")
    with pytest.raises(OSError, match="open to the whole world"):
        lan_address()
    assert Where("8.8.8.8").host() == "8.8.8.8"


@pytest.mark.parametrize("host", ["", "127.0.0.1"])
def test_without_a_network_there_is_none(monkeypatch, host):
    routed(monkeypatch, host)
    with pytest.raises(OSError, match="in no network"):
        lan_address()


def test_the_system_is_asked_and_answers_with_an_address():
    host = module._route()
    assert not host or ipaddress.ip_address(host)
