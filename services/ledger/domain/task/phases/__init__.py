"""The phases of a task's life: each module holds the commands and what decides them."""
