"""The morning round: reminders of deadlines, each step of a ladder once."""
