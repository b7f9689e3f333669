from command_line import at_terminal, brisk, held, home, own, run, script  # noqa: F401
