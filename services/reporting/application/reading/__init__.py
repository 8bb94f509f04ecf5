"""Who reads, and what they may see, judged on the directory as the events tell it.

May import `application.ports`, `domain`, `chassis.clock`. A post counts on the days it is held.
"""
