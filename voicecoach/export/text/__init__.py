"""Texts of a session: captions beside the sound, or a sheet to print."""
