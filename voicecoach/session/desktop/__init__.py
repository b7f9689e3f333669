"""What a session does to the computer around it: it stays awake, and other players are turned down."""
