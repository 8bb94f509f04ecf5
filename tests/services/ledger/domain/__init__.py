"""The lifecycle rule by rule: given what was decided, when a command comes, then what follows."""
