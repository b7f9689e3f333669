import pytest

from voicecoach.session.voice_control.calibration import (
    LOOSEST,
    STRICTEST,
    Calibration,
    read_calibration,
    suggested,
    write_calibration,
)


def test_what_was_written_is_read(tmp_path):
    for calibration in (Calibration(812, -1.5), Calibration(None, 3)):
        write_calibration(tmp_path / "new" / "ears.json", calibration)
        assert read_calibration(tmp_path / "new" / "ears.json") == (calibration, "")


def test_without_a_file_it_is_as_usual(tmp_path):
    assert read_calibration(tmp_path / "ears.json") == (Calibration(), "")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff\xfe",
        b"null",
        b'{"echo": "loud", "threshold": 0}',
        b'{"echo": true, "threshold": 0}',
        b'{"echo": 99999999, "threshold": 0}',
        b'{"echo": 1, "threshold": NaN}',
        b'{"echo": 1, "threshold": 1e9}',
        b'{"echo": 1, "threshold": "0"}',
        b"[" * 100_000,
    ],
)
def test_a_broken_file_is_told_and_ignored(tmp_path, content):
    file = tmp_path / "ears.json"
    file.write_bytes(content)
    calibration, trouble = read_calibration(file)
    assert calibration == Calibration()
    assert str(file) in trouble
    assert "voicecoach ears" in trouble


@pytest.mark.parametrize(
    ("log_ps", "moved"), [((), 0), ((-1.0, -2.0), STRICTEST), ((-1.0, -14.0), -2.0), ((-40.0,), LOOSEST), ((-12,), 0)]
)
def test_the_threshold_follows_the_least_sure_of_what_was_understood(log_ps, moved):
    assert suggested(log_ps, -15) == moved
