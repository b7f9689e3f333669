"""Sound files: formats, tags, loudness and a cover. Begin with `write` and `formats`."""
