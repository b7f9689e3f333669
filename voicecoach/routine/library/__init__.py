"""Where routines lie and what they are called: `find` a file, `load` it, keep `own_routines` with their `trash`."""
