"""What makes no sense, or was hardly meant, although each value is fine by itself. Begin with `rules`."""
