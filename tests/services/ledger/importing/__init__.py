"""Rules of importing: what cells mean, which faults they have, what a preview shows."""
