"""A live session: played, shown and controlled. Begin with `playback.transport` and `playback.loop`."""
