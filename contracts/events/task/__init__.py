"""Facts of a task (整改任务), by the phase of its life in which they happen."""
