"""Who may see and repeat what, and the questions that people ask of deliveries."""
