"""What is the person's own: their routines and reminders, renamed and kept as a whole or not at all."""
