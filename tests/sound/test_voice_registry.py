"""Discovery goes through real entry points: distributions written to a folder on `sys.path`."""

import sys
from pathlib import Path

import pytest

from voicecoach.core.plugins import VOICES
from voicecoach.sound.voices import registry
from voicecoach.sound.voices.base import VoiceError

SPEAKER = """
from voicecoach.core.errors import Status
from voicecoach.sound.voices.hum import HumVoice

class Plugin(HumVoice):
    name = {name!r}
    languages = {languages!r}
    rank = {rank!r}

    @classmethod
    def status(cls):
        {status}
"""


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(tmp_path)

    def install(name: str, rank: int = 99, languages=("en",), status: str = "return Status(True)", source: str = ""):
        module = f"plugin_{name}"
        (tmp_path / f"{module}.py").write_text(
            source or SPEAKER.format(name=name, rank=rank, languages=languages, status=status)
        )
        info = tmp_path / f"{module}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[{VOICES}]\n{name} = {module}:Plugin\n")

    yield install
    for module in [name for name in sys.modules if name.startswith("plugin_")]:
        del sys.modules[module]


def chosen(name: str, language: str = "en") -> str | None:
    return next((voice.name for voice in registry.choose(name, language, 1.0)), None)


def refusal(name: str, language: str = "en") -> tuple[str, str]:
    with pytest.raises(VoiceError) as caught:
        registry.choose(name, language, 1.0)
    return caught.value.message, caught.value.hint


def described(name: str) -> registry.Described:
    return next(one for one in registry.describe() if one.name == name)


def test_our_own_voices_are_there_the_best_first():
    ours = [one.name for one in registry.describe() if one.name in ("natural", "system", "hum")]
    assert ours == ["natural", "system", "hum"]


@pytest.mark.parametrize("name", ["", "auto"])
def test_auto_takes_the_highest_rank_that_speaks_the_language(install, name: str):
    install("best", 99, ("en",))
    install("second", 98, ("en", "FR-ca"))
    assert [voice.name for voice in registry.choose(name, "en", 1.0)][:2] == ["best", "second"]
    assert chosen(name, "en") == "best"
    assert chosen(name, "en_GB") == "best"
    assert chosen(name, "fr") == "second"
    assert chosen(name, "de") == "system"


def test_auto_passes_over_what_is_unusable_or_below_zero(install):
    install("best", 99, status="return Status(False, 'no licence', 'buy one')")
    install("shy", -5)
    assert chosen("auto") not in ("best", "shy")
    assert chosen("shy") == "shy"


def test_none_when_nothing_fits(install, monkeypatch: pytest.MonkeyPatch):
    install("best", 99, ("en",))
    found = registry.voices()
    monkeypatch.setattr(registry, "voices", lambda: {"best": found["best"], "hum": found["hum"]})
    assert chosen("auto", "fr") is None


def test_rate_and_language_reach_the_voice(install):
    install("best")
    (slow,), (quick,) = (registry.choose("best", "en", rate) for rate in (0.5, 2.0))
    assert slow.identity != quick.identity


def test_an_unknown_name_gets_the_nearest_and_the_list():
    message, hint = refusal("naturel")
    assert message == "There is no voice 'naturel'."
    assert hint.startswith("Did you mean 'natural'? There are: hum, natural, say, system")


def test_an_unusable_voice_gets_its_reason_and_hint(install):
    install("best", status="return Status(False, 'no licence', 'Buy one.')")
    assert refusal("best") == ("The voice 'best' can't be used here: no licence.", "Buy one.")


def test_a_named_voice_is_not_made_to_speak_a_language_it_has_not(install):
    install("best", 99, ("en",))
    assert refusal("best", "de")[0] == "The voice 'best' doesn't speak 'de', only en."


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("import no_such_module_anywhere", "no_such_module_anywhere"),
        ("raise ValueError('bad day')", "bad day"),
        ("nothing = 1", "Plugin"),
        ("class Plugin: name = 'broken'", "rank"),
    ],
)
def test_a_broken_plugin_has_a_status_and_spoils_nothing(install, source: str, reason: str):
    install("broken", source=source)
    status = described("broken").status
    assert not status.usable
    assert reason in status.reason
    assert chosen("hum") == "hum"
    assert reason in refusal("broken")[0]


def test_a_status_that_raises_is_a_status(install):
    install("broken", status="raise OSError('no bus')")
    assert "no bus" in described("broken").status.reason


@pytest.mark.parametrize("source", ["rank = 'best'", "languages = None"])
def test_a_voice_that_says_nonsense_of_itself_spoils_nothing(install, source: str):
    install("odd", source=f"from voicecoach.sound.voices.hum import HumVoice\nclass Plugin(HumVoice):\n    {source}\n")
    assert "could not be asked" in described("odd").status.reason
    assert chosen("hum") == "hum"
