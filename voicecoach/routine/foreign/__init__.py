"""Exercise lists of other programs and of people -> drafts of our routines."""
