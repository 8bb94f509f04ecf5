"""SCIM 2.0 (RFC 7643, 7644): an identity system keeps people and units of the directory.

May import chassis, scim2_models and the application. Translates; decides nothing.
"""
