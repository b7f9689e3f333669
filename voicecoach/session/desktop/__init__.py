"""What a session does to the rest of the computer: keeps it awake, and turns other players down."""
