"""Exporting one session: as a sound file with captions beside it, or as a file for each exercise."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from voicecoach.app.choices import Form
from voicecoach.app.preparing import Prepared
from voicecoach.app.track import open_track
from voicecoach.core.errors import Exit, VoicecoachError, Warn, unheard
from voicecoach.core.files import check_file
from voicecoach.core.units import frames, seconds
from voicecoach.export.audio.formats import FORMATS, Format, format_of
from voicecoach.export.audio.survey import Survey, survey, tags
from voicecoach.export.audio.tags import Tags
from voicecoach.export.audio.write import write as write_sound
from voicecoach.export.split import file_name, parts, playlist
from voicecoach.export.text.write import write, write_captions
from voicecoach.export.timeline import By, spans
from voicecoach.score.estimate import estimate
from voicecoach.score.model import Placed, Step
from voicecoach.sound.parallel_voices import ParallelVoices
from voicecoach.sound.spoken_clips import SpokenClips
from voicecoach.sound.track import Take, Track

Advance = Callable[[int], None]
"""Is told how many frames further it is."""
Progress = Callable[[str, int], AbstractContextManager[Advance]]
"""Given what is done and about how many frames it takes, shows how far it is for as long as it lasts."""


def unseen(_doing: str, _frames: int) -> AbstractContextManager[Advance]:
    """Show nobody how far it is."""
    return nullcontext(lambda _: None)


@dataclass(frozen=True)
class Sound:
    """How sound files are made."""

    ending: str
    format: Format
    chapters: By
    loudness: float | None
    """In LUFS; None to leave it."""
    captions: tuple[str, ...] = ()
    """The kinds of captions that lie beside."""

    @classmethod
    def of(cls, form: Form, target: Path | None = None) -> Sound:
        """Return how `form` wants it; the ending of `target` tells where the form doesn't."""
        name = form.format_name or ("wav" if target is None else None)
        format = FORMATS[name] if name else format_of(target or Path())
        ending = target.suffix if target else f".{name}"
        return cls(ending, format, By(form.chapters), form.loudness, form.captions)

    @classmethod
    def at(cls, form: Form, target: Path) -> Sound:
        """Return how `form` wants `target`, a file or a folder. Raise VoicecoachError if it can't be made."""
        (make_folder if form.split else check_file)(target)
        return cls.of(form, None if form.split else target)

    def check(self, score: Iterable[Step]) -> None:
        """Raise VoicecoachError if it can't be encoded here, or is too long by its exercise, which no voice changes."""
        exact = (segment for step in score for segment in step.segments if segment.exact)
        self.format.check(sum(frames(segment.seconds) for segment in exact))


@dataclass(frozen=True)
class ExportSession:
    """A session to be exported: first `survey`, which speaks all of it, then one of the writers."""

    prepared: Prepared
    track: Track
    sound: Sound

    @property
    def frames(self) -> int:
        """About how long it is."""
        return frames(max(1.0, estimate(self.prepared.heard)))

    def survey(self, advance: Advance) -> Survey:
        """Speak it all and return what there is to know of it."""
        with closing(self._spoken(advance)) as takes:
            sound = self.sound
            return survey(takes, self.prepared.routine.name, sound.chapters, sound.loudness, self.prepared.words)

    def write(self, path: Path, found: Survey, advance: Advance) -> None:
        """Write it as one file. Raise VoicecoachError."""
        takes = map(found.louder, map(self.track.take, self.prepared.heard))
        self._write(path, takes, tags(self.prepared.routine, found), advance)

    def write_parts(self, folder: Path, found: Survey, advance: Advance) -> None:
        """Write it as a file for each exercise, with a playlist. Raise VoicecoachError."""
        title, whole, files = self.prepared.routine.name, tags(self.prepared.routine, found), []
        exercises = 1 + max(step.exercise for step in self.prepared.heard)
        takes = map(found.louder, map(self.track.take, self.prepared.heard))
        for part in parts(spans(takes), title, self.prepared.words):
            chapter = part.chapter
            file = file_name(chapter, exercises, self.sound.ending)
            told = replace(whole, title=chapter.title, frames=chapter.end - chapter.start, chapters=())
            self._write(folder / file, part.takes, told, advance, chapter.start)
            files.append((file, chapter))
        write(folder / f"{folder.resolve().name}.m3u8", playlist(title, files))

    def _write(self, path: Path, takes: Iterable[Take], told: Tags, advance: Advance, begin: int = 0) -> None:
        heard: list[Placed] = []
        if self.sound.captions:  # else nothing is kept of what was written
            takes = _overheard(takes, heard)
        write_sound(path, self.sound.format, takes, told, advance, begin=begin)
        if self.sound.captions:
            write_captions(path, self.sound.captions, heard, told.title, self.prepared.words)

    def _spoken(self, advance: Advance) -> Generator[Take, None, None]:
        chorus = ParallelVoices(self.track, partial(_another_booth, self.prepared))
        with closing(chorus.takes(self.prepared.heard)) as takes:
            for take in takes:
                advance(take.placed.frames)
                yield take


def _another_booth(prepared: Prepared) -> SpokenClips:
    """Return a booth with the same voice; what it can't say the first one tells."""
    return open_track(prepared.routine, prepared.choices, unheard, patient=True).booth


def _overheard(takes: Iterable[Take], heard: list[Placed]) -> Iterator[Take]:
    for take in takes:
        heard.append(take.placed)
        yield take


def write_session(
    prepared: Prepared, target: Path, sound: Sound, split: bool, warn: Warn, progress: Progress = unseen
) -> float:
    """Write a session to the file `target`, or `split` to the folder, and return its seconds. Raise VoicecoachError."""
    sound.check(prepared.heard)
    with closing(open_track(prepared.routine, prepared.choices, warn, patient=True)) as track:
        session = ExportSession(prepared, track, sound)
        with progress("Speaking", session.frames) as advance:
            found = session.survey(advance)
        with progress("Writing", found.frames) as advance:
            (session.write_parts if split else session.write)(target, found, advance)
    return seconds(found.frames)


def make_folder(folder: Path) -> None:
    """Have a folder to write to. Raise VoicecoachError if it can't be one."""
    hint = "name a folder with -o"
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        what = "is not a folder" if folder.exists() else f"can't be made: {error.strerror or error}"
        raise VoicecoachError(f"{folder} {what}", hint, Exit.USAGE) from error
    if not os.access(folder, os.W_OK):
        raise VoicecoachError(f"{folder} can't be written to", hint, Exit.USAGE)
