"""What reporting does: project, answer questions, rebuild; and the ports it does them through.

May import `domain`, `contracts` and `chassis.clock`. It opens no connection and reads no setting.
"""
