"""Commands for a person's own routines: new, import, copy, edit, check and more."""
