"""The names that a shell offers, in modules by what has to be loaded for them: Tab must not take long."""
