"""Addresses of intake: what waits to be sorted."""

from dengwen.intake.waiting import Arrival, keep
from dengwen.regulation.vocabulary import Channel
from tests.house import House
from tests.matrix.cast import Matter

TABLE = """
address         method  nobody  reporter  unsigned  locked  seated                               stranger                             barred
intake:inbox    GET     in      in        sign      200     403;200=intake,supervisor,leader     403;200=intake,supervisor,leader     403;200=intake,supervisor,leader
intake:inbox    POST    405     405       405       405     405                                  405                                  405
intake:arrival  GET     in      in        sign      423     403;200=intake;404=supervisor,leader 403;404=intake,supervisor,leader     403;200=intake;404=supervisor,leader
intake:arrival  POST    in      in        sign      423     403;404=intake,supervisor,leader     403;404=intake,supervisor,leader     403;404=intake,supervisor,leader
intake:planted  GET     in      in        sign      403     403;200=supervisor                   403;200=supervisor                   403;200=supervisor
intake:planted  POST    in      in        sign      403     403;422=supervisor                   403;422=supervisor                   403;422=supervisor
"""  # noqa: E501
ARGUMENTS = {"intake:arrival": lambda matter: [matter.more["arrival"]]}


def prepare(_house: House, matter: Matter) -> None:
    matter.more["arrival"] = keep(Arrival(Channel.SOCIAL, "a message", {"text": "食堂的灯坏了。"})).uid
