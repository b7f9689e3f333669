"""The words of the notation: tokens with numbers, units and measures, and the sense of each. See `tokens`, `senses`."""
