"""A live session: the transport, the player that feeds a speaker, keys and the screen."""
