"""What SCIM shows of people and units, and the way between that and what the application knows.

May import scim2_models, contracts and the application's provisioning. No HTTP: routes do that.
"""
