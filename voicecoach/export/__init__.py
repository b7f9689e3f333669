"""The same track, written to a file."""
