"""Text as a physiotherapist writes it becomes words that every voice reads right: `normalise`."""
