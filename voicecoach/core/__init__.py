"""What every room may use and what knows none of them: errors, paths, files, units, signals. Begin with `errors`."""
