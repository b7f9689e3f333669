"""What a folder of exported routines was made of."""

import pytest

from voicecoach.export.manifest import FILE, Manifest, digest
from voicecoach.language.english import ENGLISH
from voicecoach.score.compose import compose


def test_a_file_is_fresh_while_it_is_there_and_made_of_the_same(tmp_path):
    (tmp_path / "a.wav").touch()
    assert not Manifest(tmp_path).fresh("a.wav", "one")
    Manifest(tmp_path).note("a.wav", "one")
    Manifest(tmp_path).note("b.wav", "two")
    manifest = Manifest(tmp_path)
    assert manifest.fresh("a.wav", "one")
    assert not manifest.fresh("a.wav", "other")
    assert not manifest.fresh("b.wav", "two")


@pytest.mark.parametrize("content", [b"", b"[1]", b"\xff", b"[" * 100_000])
def test_one_that_is_broken_knows_nothing_and_is_written_anew(tmp_path, content):
    (tmp_path / FILE).write_bytes(content)
    (tmp_path / "a.wav").touch()
    manifest = Manifest(tmp_path)
    assert not manifest.fresh("a.wav", "one")
    manifest.note("a.wav", "one")
    assert Manifest(tmp_path).fresh("a.wav", "one")


def test_a_digest_tells_scores_apart_by_all_that_is_heard(dosed):
    def of(text):
        return digest(compose(dosed(text), ENGLISH))

    one = of("exercises: [{name: A, hold: 5s}]")
    assert one == of("# a comment\nexercises:\n\n  - {hold: 5s, name: A}")
    others = [
        of(f"exercises: [{{name: A, {field}}}]") for field in ("hold: 6s", "hold: 5s, do: B", "hold: 5s, sets: 2")
    ]
    assert len({one, *others}) == 4
