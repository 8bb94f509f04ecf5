"""Rules of notices, slips, their answers and interviews, beside the tasks that they are on."""
