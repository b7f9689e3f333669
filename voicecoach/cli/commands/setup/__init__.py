"""Commands for voice, sound and shell: voices, config, doctor and more."""
