"""Exporting: one `session`, the whole `library` or a `sheet` to print."""
