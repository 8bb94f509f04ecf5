"""Questions as callers ask them: who may, as of when, what is refused."""
