"""Everything that a session needs or may use, looked at one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from voicecoach.app.health.desktop import music_finding, sleep_finding, terminal_finding
from voicecoach.app.health.files import folder_findings, settings_findings
from voicecoach.app.health.finding import HealthFinding
from voicecoach.app.health.hearing import hearing_findings
from voicecoach.app.health.journal import journal_status
from voicecoach.app.health.sound import output_findings, voice_findings
from voicecoach.app.settings.model import Config, Slip


def findings(mend: bool, slips: Callable[[Config], Sequence[Slip]]) -> Iterator[HealthFinding]:
    """Yield each finding when it is known; with `mend`, a damaged journal is mended first.

    `slips` returns every mistake in the settings.
    """
    journal = HealthFinding("journal", journal_status(mend), needed=True)
    yield from voice_findings()
    yield from output_findings()
    yield from hearing_findings()
    yield from folder_findings()
    yield journal
    yield from settings_findings(slips)
    yield sleep_finding()
    yield music_finding()
    yield terminal_finding()
