"""Addresses that watch over the ways in: reconciliation, trials, floods."""

from uuid import uuid4

TABLE = """
address                 method  nobody  reporter  unsigned  locked  seated                          stranger                                      barred
intake:reconciliation   GET     in      in        sign      200     403;200=intake,supervisor,leader  403;200=intake,supervisor,leader              403;200=intake,supervisor,leader
intake:reconciliation   POST    405     405       405       405     405                             405                                           405
intake:crowd            GET     in      in        sign      404     403;404=intake,supervisor,leader  403;404=intake,supervisor,leader              403;404=intake,supervisor,leader
intake:crowd            POST    in      in        sign      404     403;404=intake,supervisor,leader  403;404=intake,supervisor,leader              403;404=intake,supervisor,leader
oversight:channels      GET     in      in        sign      200     403;200=intake,supervisor,leader  403;200=intake,supervisor,leader,administrator  403;200=intake,supervisor,leader
oversight:channels      POST    405     405       405       405     405                             405                                           405
"""  # noqa: E501
ARGUMENTS = {"intake:crowd": lambda _matter: [uuid4()]}
