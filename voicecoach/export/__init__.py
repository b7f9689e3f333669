"""The same track, written to a file. Begin with `timeline`."""
