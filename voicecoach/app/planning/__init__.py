"""What the commands for when it is done do beyond telling it: calendar files and notifications."""
