import pytest

from voicecoach.sound.voices.natural_lexicon import RESPELLED, respelled


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Rest in Savasana.", "Rest in sha vahsana."),
        ("Stand on the Bosu, then on the BOSU ball.", "Stand on the boh soo, then on the boh soo ball."),
        ("Hold the Theraband.", "Hold the Thera band."),
        ("Roll the IT band.", "Roll the I.T. band."),
        ("A hamstring tear heals.", "A hamstring tare heals."),
        ("Bow forward; the bow pose stays.", "bough forward; the bow pose stays."),
        ("José, well done.", "ho zay, well done."),
        ("Let it band together, tearing nothing.", "Let it band together, tearing nothing."),
    ],
)
def test_what_the_voice_says_wrongly_is_spelled_otherwise(text: str, given: str):
    assert respelled(text) == given


def test_no_spelling_is_spelled_anew():
    for spelling in RESPELLED.values():
        assert respelled(spelling) == spelling


def test_the_voice_is_given_the_sounds_of_the_words():
    hibari = pytest.importorskip("hibari")
    engine = hibari.Hibari(voice="heart", model=hibari.voices.voice_path("heart", download_missing=False))
    said = {text: " ".join(engine.phonemize(respelled(text))) for text in ("Bosu", "IT band", "tear", "Bow forward")}
    assert said == {"Bosu": "bˈO sˈu", "IT band": "ˌItˈi bˈænd", "tear": "tˈɛɹ", "Bow forward": "bˈW fˈɔɹwəɹd"}
