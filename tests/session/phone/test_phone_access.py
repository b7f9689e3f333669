"""Whom the phone page lets in."""

import pytest

from voicecoach.session.phone.access import EVENTS, LONGEST_TARGET, Head, Pace, RefusedError, Rules

TOKEN = "s3cret-token"
RULES = Rules(TOKEN, frozenset({"pause", "next"}))
HOST = "192.168.1.5:8080"


def judged(target=f"/{TOKEN}", method="GET", host=HOST, reached=("192.168.1.5", 8080), **headers):
    """Return what is wanted, or the status of the refusal."""
    named = [("host", host), *((name.replace("_", "-"), value) for name, value in headers.items())]
    try:
        return RULES.wanted(Head(method, target, named), *reached)
    except RefusedError as no:
        return no.status


def command(word="next", origin=f"http://{HOST}", **headers):
    return judged(f"/{TOKEN}/{word}", "POST", origin=origin, **headers)


def test_the_page_its_events_and_its_commands():
    assert judged() == ""
    assert judged(f"/{TOKEN}/{EVENTS}") == EVENTS
    assert command("next") == "next"
    assert command("pause", sec_fetch_site="same-origin", content_length="0") == "pause"


@pytest.mark.parametrize(
    "target",
    [
        "/",
        "",
        "*",
        "/guess",
        f"/{TOKEN[:-1]}",
        f"/{TOKEN}x",
        f"/{TOKEN.upper()}",
        TOKEN,
        f"x/{TOKEN}",
        f"//{TOKEN}",
        f"/{TOKEN}/",
        f"/{TOKEN}/../{TOKEN}",
        f"/{TOKEN}/events/",
        f"/{TOKEN}//events",
        f"/{TOKEN}?x=1",
        f"/{TOKEN}%00",
        f"/{TOKEN}/%65vents",
        f"/{TOKEN}/page.js",
        f"/{TOKEN}/../../etc/passwd",
        f"/{TOKEN}/..%2f..%2fetc/passwd",
        f"/..\\{TOKEN}",
        f"/{TOKEN}/quit",
        "/\xff\xfe",
        f"http://{HOST}/{TOKEN}",
        "/favicon.ico",
    ],
)
def test_nothing_else_is_there(target):
    assert judged(target) == 404
    assert judged(target, "POST", origin=f"http://{HOST}") == 404


def test_a_picture_is_asked_for_by_its_name_alone():
    assert judged(f"/{TOKEN}/picture/0a1b") == "picture/0a1b"
    assert judged(f"/{TOKEN}/picture/0a1b", "POST", origin=f"http://{HOST}") == 405
    for name in ("", "/", "../0a", "0A", "0g", "0a/", "0a?x", "0" * 17, "%30"):
        assert judged(f"/{TOKEN}/picture/{name}") == 404
    assert judged("/x/picture/0a1b") == 404


def test_who_does_not_know_the_token_learns_nothing_more():
    assert {judged("/x", method) for method in ("GET", "POST", "PUT", "TRACE")} == {404}
    assert judged("/x", content_length="9999") == 404


def test_a_long_address_is_refused():
    assert judged("/" + "x" * (LONGEST_TARGET - 1)) == 404
    assert judged("/" + "x" * LONGEST_TARGET) == 414


@pytest.mark.parametrize(
    "host", ["evil.example:8080", "192.168.1.5", "192.168.1.5:80", "localhost:8080", "", "[::1]:8080"]
)
def test_another_name_for_our_address_is_refused(host):
    assert judged(host=host) == 404


def test_this_computer_has_two_names_and_a_port_80_needs_none():
    here = ("127.0.0.1", 8080)
    assert [judged(host=host, reached=here) for host in ("127.0.0.1:8080", "localhost:8080")] == ["", ""]
    assert judged(host="evil.example:8080", reached=here) == 404
    assert judged(host="192.168.1.5", reached=("192.168.1.5", 80)) == ""
    assert judged(host="[::1]:8080", reached=("::1", 8080)) == ""


@pytest.mark.parametrize(
    ("reached", "name"),
    [
        ("fd00::2", "[fd00::2]"),
        ("::ffff:192.168.1.5", "192.168.1.5"),
        ("::ffff:127.0.0.1", "127.0.0.1"),
        ("::ffff:127.0.0.1", "localhost"),
        ("::1", "localhost"),
        ("fe80::1%eth0", "[fe80::1]"),
        ("::1.2.3.4", "[::102:304]"),
    ],
)
def test_an_address_is_called_as_browsers_write_it_and_by_no_other_name(reached, name):
    at = (reached, 8080)
    assert judged(host=f"{name}:8080", reached=at) == ""
    others = ("evil.example", "localhost.evil.example", "192.168.1.6", "[fd00::3]", "[::]", "0.0.0.0", "fd00::2", "")
    assert {judged(host=f"{other}:8080", reached=at) for other in others} == {404}
    assert judged(f"/{TOKEN}/next", "POST", f"{name}:8080", at, origin=f"http://{name}:8080") == "next"
    assert judged(f"/{TOKEN}/next", "POST", f"{name}:8080", at, origin="http://evil.example:8080") == 403


def test_two_hosts_or_none_are_refused():
    for hosts in ([], [("host", HOST), ("host", HOST)]):
        with pytest.raises(RefusedError, match="404"):
            RULES.wanted(Head("GET", f"/{TOKEN}", hosts), "192.168.1.5", 8080)


def test_only_a_post_changes_anything():
    for method in ("GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "post"):
        assert judged(f"/{TOKEN}/next", method, origin=f"http://{HOST}") == 405
    for target in (f"/{TOKEN}", f"/{TOKEN}/{EVENTS}"):
        assert {judged(target, method) for method in ("POST", "HEAD", "OPTIONS")} == {405}


@pytest.mark.parametrize("origin", ["http://evil.example", f"https://{HOST}", "null", "", "http://192.168.1.5"])
def test_what_another_page_sends_is_refused(origin):
    assert command(origin=origin) == 403


def test_what_no_page_sends_is_refused_too():
    assert judged(f"/{TOKEN}/next", "POST") == 403
    assert {command(sec_fetch_site=site) for site in ("cross-site", "same-site", "none")} == {403}


def test_a_body_is_refused():
    assert command(content_length="1") == 413
    assert command(transfer_encoding="chunked") == 413
    assert judged(content_length="1048576") == 413


def test_a_pace_lets_so_many_through_and_recovers():
    now = [100.0]
    pace = Pace(3, 1.0, lambda: now[0])
    assert [pace.allows() for _ in range(5)] == [True, True, True, False, False]
    now[0] += 0.9
    assert not pace.allows()
    now[0] += 0.1
    assert [pace.allows() for _ in range(4)] == [True, True, True, False]
