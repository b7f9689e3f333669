"""What microphones are heard by: each of `miniaudio`, `pulse` and `alsa` opens a device and hands on what it hears."""
