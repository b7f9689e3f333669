"""A voice coach for the terminal: a routine file becomes a score, the score a track, the track is heard."""

__version__ = "0.1.0"
