"""A whole campaign: 300 findings over 40 units in 180 days, each task with a fate known beforehand.

What comes of it is therefore known too, and can be compared with what the system shows. May import
contracts, chassis.calendar and deploy.embedded (client, clock, folder, story).
"""
