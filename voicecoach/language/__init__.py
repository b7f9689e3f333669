"""All that is said and shown in a session, one file for each language; `registry` lists them."""
