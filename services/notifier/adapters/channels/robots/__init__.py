"""Robots of groups (DingTalk, WeCom, Feishu and others), called through apprise.

It may import apprise. What a robot's service answered decides what an attempt was; where it says
nothing, the outcome is unknown.
"""
