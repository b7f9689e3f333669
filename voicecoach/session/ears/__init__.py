"""The ears: spoken commands, heard offline, over the coach's own voice."""
