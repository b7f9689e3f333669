"""What is not to be done now: later stages of a plan, and what is paused or forbidden."""
