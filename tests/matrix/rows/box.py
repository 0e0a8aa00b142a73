"""Addresses of the suggestion boxes: whoever lists them, keeps them, takes their papers over and looks on."""

from uuid import UUID

from dengwen.channels.box.models import Box, HandOver, Incident, Opening
from dengwen.docket import moment
from tests.house import House
from tests.matrix.cast import Matter

BOX, OPENING = UUID("b0000000-0000-4000-8000-00000000000a"), UUID("b0000000-0000-4000-8000-00000000000b")
TABLE = """
address        method  nobody  reporter  unsigned  locked  seated                                                            stranger                                                               barred
box:boxes      GET     in      in        sign      200     403;200=intake,supervisor                                         403;200=intake,supervisor,administrator,keeper                         403;200=intake,supervisor
box:boxes      POST    405     405       405       405     405                                                               405                                                                    405
box:add        GET     in      in        sign      200     403;200=intake                                                    403;200=intake,administrator                                           403;200=intake
box:add        POST    in      in        sign      422     403;422=intake                                                    403;422=intake,administrator                                           403;422=intake
box:labels     GET     in      in        sign      200     403;200=intake,supervisor                                         403;200=intake,supervisor,administrator,keeper                         403;200=intake,supervisor
box:labels     POST    405     405       405       405     405                                                               405                                                                    405
box:box        GET     in      in        sign      200     403;200=intake,supervisor                                         403;200=intake,supervisor,administrator,keeper                         403;200=intake,supervisor
box:box        POST    in      in        sign      422     403;422=intake                                                    403;422=intake,administrator                                           403;422=intake
box:photo      GET     in      in        sign      404     403;404=intake,supervisor                                         403;404=intake,supervisor,administrator,keeper                         403;404=intake,supervisor
box:photo      POST    405     405       405       405     405                                                               405                                                                    405
box:open       GET     in      in        sign      403     403                                                               403;200=keeper                                                         403
box:open       POST    in      in        sign      403     403                                                               403;422=keeper                                                         403
box:seen       GET     405     405       405       405     405                                                               405                                                                    405
box:seen       POST    in      in        sign      403     403;/desk/boxes/b0000000-0000-4000-8000-00000000000a/=supervisor  403;/desk/boxes/b0000000-0000-4000-8000-00000000000a/=supervisor       403;/desk/boxes/b0000000-0000-4000-8000-00000000000a/=supervisor
box:opening    GET     in      in        sign      200     403;200=intake,supervisor                                         403;200=intake,supervisor,administrator,keeper                         403;200=intake,supervisor
box:opening    POST    405     405       405       405     405                                                               405                                                                    405
box:correct    GET     in      in        sign      403     403                                                               403;200=keeper                                                         403
box:correct    POST    in      in        sign      403     403                                                               403;422=keeper                                                         403
box:scan       GET     405     405       405       405     405                                                               405                                                                    405
box:scan       POST    in      in        sign      403     403                                                               403;/desk/boxes/openings/b0000000-0000-4000-8000-00000000000b/=keeper  403
box:sort       GET     405     405       405       405     405                                                               405                                                                    405
box:sort       POST    in      in        sign      403     403                                                               403;/desk/boxes/openings/b0000000-0000-4000-8000-00000000000b/=keeper  403
box:letter     GET     in      in        sign      403     403                                                               403;200=keeper                                                         403
box:letter     POST    in      in        sign      403     403                                                               403;422=keeper                                                         403
box:read       GET     405     405       405       405     405                                                               405                                                                    405
box:read       POST    in      in        sign      403     403                                                               403;404=keeper                                                         403
box:aside      GET     in      in        sign      403     403                                                               403;200=keeper                                                         403
box:aside      POST    in      in        sign      403     403                                                               403;422=keeper                                                         403
box:hand_over  GET     405     405       405       405     405                                                               405                                                                    405
box:hand_over  POST    in      in        sign      403     403                                                               403;/desk/boxes/openings/b0000000-0000-4000-8000-00000000000b/=keeper  403
box:take_over  GET     in      in        sign      200     403;200=intake                                                    403;200=intake                                                         403;200=intake
box:take_over  POST    in      in        sign      422     403;422=intake                                                    403;422=intake                                                         403;422=intake
box:page       GET     in      in        sign      403     403                                                               403;404=keeper                                                         403
box:page       POST    405     405       405       405     405                                                               405                                                                    405
box:thumb      GET     in      in        sign      403     403                                                               403;404=keeper                                                         403
box:thumb      POST    405     405       405       405     405                                                               405                                                                    405
"""  # noqa: E501
ARGUMENTS = {
    **dict.fromkeys(("box:box", "box:photo", "box:open"), lambda _matter: [BOX]),
    **dict.fromkeys(
        (
            f"box:{name}"
            for name in [
                "seen",
                "opening",
                "correct",
                "scan",
                "sort",
                "letter",
                "read",
                "aside",
                "hand_over",
                "take_over",
                "page",
                "thumb",
            ]
        ),
        lambda _matter: [OPENING],
    ),
}


def prepare(house: House, _matter: Matter) -> None:
    """One box, opened and offered, with something that was wrong: rows alone, for nothing is done to them here."""
    today, two = moment.today(), {"keeper_uid": house.uid("an"), "witness_uid": house.uid("gao")}
    seals = {"seal_expected": "A", "seal_found": "B", "seal_new": "C"}
    Box.objects.create(uid=BOX, no=1, place="大厅", seal="C", since_on=today)
    Opening.objects.create(uid=OPENING, box_uid=BOX, no=1, opened_on=today, sheets=2, **two, **seals)
    HandOver.objects.create(opening_uid=OPENING, offered_on=today, keeper_uid=house.uid("an"), sheets=2)
    Incident.objects.create(uid=OPENING, box_uid=BOX, opening_uid=OPENING, kind="seal", noted_on=today)
