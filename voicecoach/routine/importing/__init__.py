"""Exercise lists of other programs and of people become drafts of our routines. Begin with `detect`."""
