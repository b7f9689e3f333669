"""The command line: `main` has the table of commands, `options` what several of them share."""
