"""What drives a session: keys, media keys, other shells. Begin with `keys`."""
