"""Ducking: other players' music fades down while the coach speaks, and up again afterwards, whatever happens."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from voicecoach.session.desktop.ducking_record import STEP_SECONDS, STEPS, DuckedStream, DuckingRecord
from voicecoach.session.desktop.mixer import Mixer, patience


def recovered(path: Path) -> list[str]:
    """Turn up what a killed session left low, unless one is running, and return whose volume changed."""
    record = DuckingRecord(path)
    with record.sole() as alone:
        return Ducking(record, Mixer()).recover() if alone else []


class Ducking:
    """Fades a step a call. Whatever the sound server does, nothing is raised.

    A player that begins a new stream meanwhile, as many do with each song, is given the low volume by the server, which
    remembers it for the player's name. So a stream of the same name at a volume of ours counts as one that we turned
    down, also when it begins long after. One whose volume is none of ours was set by a person, and left alone.
    """

    def __init__(self, record: DuckingRecord, mixer: Mixer) -> None:
        self._record = record
        self._mixer = mixer
        self._held: list[DuckedStream] = []
        self._step = self._goal = 0

    @property
    def moving(self) -> bool:
        """Whether `step` has something to do."""
        return self._step != self._goal

    def recover(self) -> list[str]:
        """Turn up what a session that was killed left low; return the players' names. The file is then done with."""
        self._held = self._record.load()
        if not self._held:
            return []
        self._step, self._goal = 1, 0
        names = self.step()
        if self._step == 0:
            self._record.save(self._held)
        self._step = self._goal = 0  # what couldn't be reached is found by its volume when it can be
        return names

    def want(self, low: bool) -> None:
        """Be low, or as before, a few calls of `step` from now."""
        self._goal = STEPS if low else 0

    def step(self) -> list[str]:
        """Go a step towards what is wanted; return whose volume changed. If it fails, give up until the next wish."""
        if not self.moving:
            return []
        try:
            with patience():
                return self._go()
        except Exception:  # as in `Mixer`
            self._mixer.close()
            self._goal = self._step
            return []

    def finish(self) -> None:
        """Leave everything as it was, in a fifth of a second; what can't be reached stays in the file for the next."""
        self.want(low=False)
        if self._held:  # perhaps by a player that ended, and plays again since
            self._step = max(self._step, 1)
        self.step()
        while self.moving:
            time.sleep(STEP_SECONDS)
            self.step()
        if self._step == 0:
            self._record.save(self._held)
        self._mixer.close()

    def _go(self) -> list[str]:
        streams = self._mixer.streams()
        if self._step == 0:
            self._take_stock(streams)
        to = self._step + (1 if self._goal > self._step else -1)
        changed = [before.name for now, before in self._ours(streams) if self._mixer.set_volumes(now, before.at(to))]
        self._step = to
        if to == 0:
            self._held = self._gone(streams)
        return changed

    def _take_stock(self, streams: list[DuckedStream]) -> None:
        """Hold what is heard now; and on, what was low when its player ended."""
        heirs = {now.index: replace(now, volumes=before.volumes) for now, before in self._ours(streams)}
        heard = [heirs.get(stream.index, stream) for stream in streams if stream.audible]
        self._held = heard + self._gone(streams)
        self._record.save(self._held)

    def _gone(self, streams: list[DuckedStream]) -> list[DuckedStream]:
        there = {stream.name for stream in streams}
        return [before for before in self._held if before.name not in there]

    def _ours(self, streams: list[DuckedStream]) -> Iterator[tuple[DuckedStream, DuckedStream]]:
        """Yield each stream whose volume is still as we set it: as it is and as it was."""
        for now in streams:
            for before in self._held:
                step = before.step_of(now.volumes) if before.name == now.name else None
                least = 0 if self._step == 0 and before.is_same(now) else 1
                if step is not None and step >= least:
                    yield now, before
                    break
