"""What every kind of server does, from wheels or in a container: answers, and survives faults."""
