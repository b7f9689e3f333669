"""Outputs that take the track's frames; each has a status and, when it can't be used, the reason. Begin with `base`."""
