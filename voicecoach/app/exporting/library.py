"""`voicecoach export --all`: every routine of the library in a folder; those that changed since are made anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from voicecoach import __version__
from voicecoach.app.choices import Choices
from voicecoach.app.exporting.progress_bar import progress_bar
from voicecoach.app.exporting.session import ExportSession, Sound, make_folder
from voicecoach.app.messages import complain, tell, warn
from voicecoach.app.preparing import Prepared, prepare
from voicecoach.app.routine_warnings import tell_warnings
from voicecoach.app.track import open_track
from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.core.paths import routine_folders
from voicecoach.export.manifest import Manifest, digest
from voicecoach.routine.library.find import LibraryEntry, routines
from voicecoach.routine.library.load import RoutineProblems
from voicecoach.routine.model import Routine
from voicecoach.sound.cache import PIPELINE_REVISION
from voicecoach.sound.track import Track


@dataclass(frozen=True)
class ExportWork:
    """A routine to be exported."""

    name: str
    session: ExportSession
    made_of: str
    """The digest of all that its file depends on."""

    @property
    def file(self) -> str:
        """Its file in the folder."""
        return self.name + self.session.sound.ending


@dataclass
class Library:
    """The routines that are to be exported, and those that can't be."""

    choices: Choices
    sound: Sound
    failed: int = 0
    _tracks: dict[tuple[object, ...], Track] = field(default_factory=dict)

    def works(self, entries: Sequence[LibraryEntry]) -> Iterator[ExportWork]:
        """Yield what is to be exported; what can't be is told."""
        for entry in entries:
            with self.telling(entry.name):
                prepared = prepare(str(entry.path), self.choices, in_a_file=True, warn=warn)
                tell_warnings(prepared, warn)
                track = self._track(prepared.routine)
                yield ExportWork(entry.name, ExportSession(prepared, track, self.sound), self._made_of(prepared, track))

    @contextmanager
    def telling(self, name: str) -> Iterator[None]:
        """Tell what goes wrong with one routine, and go on with the others."""
        try:
            yield
        except VoicecoachError as error:
            self.failed += 1
            hint = f"see `voicecoach check {name}`" if isinstance(error, RoutineProblems) else error.hint
            complain(f"{name}: {error.message}", hint)

    def close(self) -> None:
        """Let go of all voices."""
        for track in self._tracks.values():
            track.close()

    def _track(self, routine: Routine) -> Track:
        """Return the track of a routine, which others of the same voice and sounds share."""
        known = (routine.voice, routine.sounds, routine.rate, routine.language)
        if known not in self._tracks:
            self._tracks[known] = open_track(routine, self.choices, warn, patient=True)
        return self._tracks[known]

    def _made_of(self, prepared: Prepared, track: Track) -> str:
        routine, sound = prepared.routine, self.sound
        settings = (sound.ending, sound.chapters, sound.loudness, sound.captions)
        earcons = [sha256(clip.tobytes()).hexdigest() for _, clip in sorted(track.earcons.items())]
        told = (routine.name, routine.about, routine.source, routine.safety, routine.language)
        voice = (PIPELINE_REVISION, track.booth.identity, *earcons)
        return digest((__version__, *settings, *voice, *told, *prepared.heard))


def export_all(folder: Path, library: Library) -> int:
    """Write every routine that changed since; return the exit code, which tells whether all went well."""
    make_folder(folder)
    manifest = Manifest(folder)
    works = list(library.works(routines(routine_folders())))
    changed = [work for work in works if not manifest.fresh(work.file, work.made_of)]
    length = 2 * sum(work.session.frames for work in changed)  # spoken, then written
    written = 0
    with progress_bar("Exporting", length) as advance:
        for work in changed:
            with library.telling(work.name):
                work.session.write(folder / work.file, work.session.survey(advance), advance)
                manifest.note(work.file, work.made_of)
                written += 1
    same = len(works) - len(changed)
    tell(f"{folder}: {written} written, {same} as they were, {library.failed} failed.")
    return Exit.PROBLEMS if library.failed else Exit.FINE
