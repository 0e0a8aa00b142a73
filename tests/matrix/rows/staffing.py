"""Addresses of people and units, and of keys that are handed on."""

from __future__ import annotations

from datetime import timedelta

from dengwen.docket import moment
from dengwen.people.models import Posting, Tie
from tests.house import House
from tests.matrix.cast import Matter

TABLE = """
address            method  nobody  reporter  unsigned  locked  seated               stranger                             barred
staffing:people    GET     in      in        sign      403     403;200=supervisor   403;200=supervisor,administrator     403;200=supervisor
staffing:people    POST    405     405       405       405     405                  405                                  405
staffing:history   GET     in      in        sign      403     403;200=supervisor   403;200=supervisor,administrator     403;200=supervisor
staffing:history   POST    405     405       405       405     405                  405                                  405
staffing:person    GET     in      in        sign      403     403;200=supervisor   403;200=supervisor,administrator     403;200=supervisor
staffing:person    POST    405     405       405       405     405                  405                                  405
staffing:table     GET     in      in        sign      403     403                  403;200=administrator                403
staffing:table     POST    in      in        sign      403     403                  403;422=administrator                403
staffing:add       GET     in      in        sign      403     403                  403;200=administrator                403
staffing:add       POST    in      in        sign      403     403                  403;422=administrator                403
staffing:add_unit  GET     in      in        sign      403     403                  403;200=administrator                403
staffing:add_unit  POST    in      in        sign      403     403                  403;422=administrator                403
staffing:unit      GET     in      in        sign      403     403                  403;200=administrator                403
staffing:unit      POST    in      in        sign      403     403                  403;422=administrator                403
staffing:end_post  GET     in      in        sign      403     403                  403;200=administrator                403
staffing:end_post  POST    in      in        sign      403     403                  403;422=administrator                403
staffing:end_tie   GET     in      in        sign      403     403                  403;200=administrator                403
staffing:end_tie   POST    in      in        sign      403     403                  403;422=administrator                403
staffing:edit      GET     in      in        sign      403     403                  403;200=administrator                403
staffing:edit      POST    in      in        sign      403     403                  403;422=administrator                403
staffing:appoint   GET     in      in        sign      403     403                  403;200=administrator                403
staffing:appoint   POST    in      in        sign      403     403                  403;422=administrator                403
staffing:tie       GET     in      in        sign      403     403                  403;200=administrator                403
staffing:tie       POST    in      in        sign      403     403                  403;422=administrator                403
staffing:end       GET     in      in        sign      403     403                  403;200=administrator                403
staffing:end       POST    in      in        sign      403     403                  403;422=administrator                403
staffing:resume    GET     in      in        sign      403     403                  403;200=administrator                403
staffing:resume    POST    in      in        sign      403     403                  403;422=administrator                403
staffing:reset     GET     in      in        sign      403     403                  403;200=administrator                403
staffing:reset     POST    in      in        sign      403     403                  403;422=administrator                403
staffing:keys      GET     in      in        sign      200     200                  200                                  200
staffing:keys      POST    405     405       405       405     405                  405                                  405
staffing:hand_on   GET     405     405       405       405     405                  405                                  405
staffing:hand_on   POST    in      in        sign      /desk/keys/ /desk/keys/          /desk/keys/                          /desk/keys/
"""
OF_PERSON = ("person", "edit", "appoint", "tie", "end", "resume", "reset", "hand_on")
ARGUMENTS = {
    **{f"staffing:{name}": lambda matter: [matter.more["clerk"]] for name in OF_PERSON},
    "staffing:unit": lambda matter: [matter.more["unit"]],
    "staffing:end_post": lambda matter: [matter.more["posting"]],
    "staffing:end_tie": lambda matter: [matter.more["tie"]],
}


def prepare(house: House, matter: Matter) -> None:
    """A clerk without a part, a unit, a post, and a tie that is over, so that it keeps nobody from anything."""
    clerk, over = house.staff["ou"], moment.today() - timedelta(days=9)
    tie = Tie.objects.create(staff=clerk, unit=house.units["works"], kind="other", declared_on=over, ended_on=over)
    posting = Posting.objects.get(staff=house.staff["tang"])
    matter.more |= {"clerk": clerk.uid, "unit": house.units["works"].uid, "tie": tie.uid, "posting": posting.uid}
