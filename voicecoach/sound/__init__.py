"""What it sounds like: clips, earcons, voices, their cache, and the track mixed from them. Begin with `track`."""
