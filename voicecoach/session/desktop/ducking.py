"""Ducking: other players' music fades down while the coach speaks, and up again afterwards, whatever happens."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from voicecoach.session.desktop.ducking_record import STEP_SECONDS, STEPS, DuckedStream, DuckingRecord
from voicecoach.session.desktop.mixer import Mixer, patience


def recovered(path: Path) -> list[str]:
    """Turn up what a killed session left low, unless a session is running; return the players' names."""
    record = DuckingRecord(path)
    with record.sole() as alone:
        return Ducking(record, Mixer()).recover() if alone else []


class Ducking:
    """Fades one step per call. Never raises, whatever the sound server does.

    A player may begin a new stream meanwhile, as many do with each song: the server gives it the low volume, which it
    remembers by the player's name. So a stream of that name at a volume of ours counts as one that we turned down, even
    if it begins much later. Any other volume was set by a person, and is left alone.
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
        """Turn up what a session that was killed left low; return the names. What isn't reached stays in the file."""
        self._held = self._record.load()
        if not self._held:
            return []
        self._step, self._goal = 1, 0
        names = self.step()
        if self._step == 0:
            self._record.save(self._held)
        self._step = self._goal = 0  # what couldn't be reached will be recognised by its volume
        return names

    def want(self, low: bool) -> None:
        """Aim for the low volume or the original one, a few calls of `step` away."""
        self._goal = STEPS if low else 0

    def step(self) -> list[str]:
        """Fade a step towards what is wanted; return whose volume changed. After a failure, await the next `want`."""
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
        """Restore everything, in a fifth of a second; what can't be reached stays in the file for the next session."""
        self.want(low=False)
        if self._held:  # a player that had ended may be playing again
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
        """Remember the streams heard now, and still those that were low when their player ended."""
        heirs = {now.index: replace(now, volumes=before.volumes) for now, before in self._ours(streams)}
        heard = [heirs.get(stream.index, stream) for stream in streams if stream.audible]
        self._held = heard + self._gone(streams)
        self._record.save(self._held)

    def _gone(self, streams: list[DuckedStream]) -> list[DuckedStream]:
        there = {stream.name for stream in streams}
        return [before for before in self._held if before.name not in there]

    def _ours(self, streams: list[DuckedStream]) -> Iterator[tuple[DuckedStream, DuckedStream]]:
        """Yield each stream whose volume is one that we set: as it is now, and as it was before."""
        for now in streams:
            for before in self._held:
                step = before.step_of(now.volumes) if before.name == now.name else None
                least = 0 if self._step == 0 and before.is_same(now) else 1
                if step is not None and step >= least:
                    yield now, before
                    break
