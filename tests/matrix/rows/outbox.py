"""Addresses around the mails that go out; the portal's page for a receipt code needs a token."""

ARGUMENTS = {"portal:welcome": lambda matter: ["A" * 32]}
TABLE = """
address      method  nobody  reporter  unsigned  locked  seated  stranger               barred
desk:outbox  GET     in      in        sign      403     403     403;200=administrator  403
desk:outbox  POST    405     405       405       405     405     405                    405
"""
