"""Routes by which a person says how they wish to be told, signed in or from a mail."""
