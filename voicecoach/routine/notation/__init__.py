"""The notation of doses as people write them: `3x10, hold 5 sec each side`. See `words`, then `phrases`, `dose`.

Everything here is pure and linear in the length of its text. What is said in two ways is told, not guessed.
"""
