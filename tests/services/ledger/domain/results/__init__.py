"""Results made public and feedback on them: who drafts, approves, answers, and what is kept."""
