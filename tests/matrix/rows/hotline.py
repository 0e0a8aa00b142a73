"""Addresses of the hotline: an operator has one call in hand, a call is owed to everybody's surprise, somebody is rung."""

from __future__ import annotations

from typing import Any

from dengwen.channels.hotline import calls, lines, transfers
from dengwen.channels.hotline.models import Callback
from dengwen.intake.given import Given
from dengwen.regulation.vocabulary import Category, MatterType
from tests.house import House

TABLE = """
address                    method  nobody  reporter  unsigned  locked  seated                                stranger                              barred
hotline:desk               GET     in      in        sign      403     403                                   403;200=operator                      403
hotline:desk               POST    in      in        sign      403     403                                   403;call=operator                     403
hotline:take               GET     405     405       405       405     405                                   405                                   405
hotline:take               POST    in      in        sign      403     403                                   403;call=operator                     403
hotline:call               GET     in      in        sign      404     403;404=intake,supervisor,leader      403;404=intake,supervisor,leader;200=operator  403;404=intake,supervisor,leader
hotline:call               POST    in      in        sign      404     403;404=intake,supervisor,leader      403;404=intake,supervisor,leader;422=operator  403;404=intake,supervisor,leader
hotline:close              GET     405     405       405       405     405                                   405                                   405
hotline:close              POST    in      in        sign      404     403;404=intake,supervisor,leader      403;404=intake,supervisor,leader;422=operator  403;404=intake,supervisor,leader
hotline:no_matter          GET     405     405       405       405     405                                   405                                   405
hotline:no_matter          POST    in      in        sign      404     403;404=intake,supervisor,leader      403;404=intake,supervisor,leader;422=operator  403;404=intake,supervisor,leader
hotline:transfer           GET     in      in        sign      403     403                                   403;200=operator                      403
hotline:transfer           POST    in      in        sign      403     403                                   403;409=operator                      403
hotline:duty               GET     in      in        sign      200     403;200=intake,supervisor,leader      403;200=intake,supervisor,leader      403;200=intake,supervisor,leader
hotline:duty               POST    405     405       405       405     405                                   405                                   405
hotline:answer             GET     405     405       405       405     405                                   405                                   405
hotline:answer             POST    in      in        sign      duty    403;duty=intake;404=supervisor,leader  403;404=intake,supervisor,leader     403;404=intake,supervisor,leader
hotline:confirm            GET     405     405       405       405     405                                   405                                   405
hotline:confirm            POST    in      in        sign      404     403;404=intake,supervisor,leader      403;404=intake,supervisor,leader      403;404=intake,supervisor,leader
hotline:callback           GET     in      in        sign      200     403;200=intake;404=supervisor,leader  403;404=intake,supervisor,leader      403;200=intake;404=supervisor,leader
hotline:callback           POST    405     405       405       405     405                                   405                                   405
hotline:callback_take      GET     405     405       405       405     405                                   405                                   405
hotline:callback_take      POST    in      in        sign      owed    403;owed=intake;404=supervisor,leader  403;404=intake,supervisor,leader     403;owed=intake;404=supervisor,leader
hotline:callback_open      GET     405     405       405       405     405                                   405                                   405
hotline:callback_open      POST    in      in        sign      409     403;409=intake;404=supervisor,leader  403;404=intake,supervisor,leader      403;409=intake;404=supervisor,leader
hotline:voice              GET     in      in        sign      404     403;404=intake,supervisor,leader      403;404=intake,supervisor,leader      403;404=intake,supervisor,leader
hotline:voice              POST    405     405       405       405     405                                   405                                   405
hotline:callback_try       GET     405     405       405       405     405                                   405                                   405
hotline:callback_try       POST    in      in        sign      422     403;422=intake;404=supervisor,leader  403;404=intake,supervisor,leader      403;422=intake;404=supervisor,leader
hotline:callback_end       GET     405     405       405       405     405                                   405                                   405
hotline:callback_end       POST    in      in        sign      422     403;422=intake;404=supervisor,leader  403;404=intake,supervisor,leader      403;422=intake;404=supervisor,leader
hotline:roster             GET     in      in        sign      200     403;200=intake                        403;200=intake,administrator          403;200=intake
hotline:roster             POST    in      in        sign      422     403;422=intake                        403;422=intake,administrator          403;422=intake
hotline:duty_end           GET     405     405       405       405     405                                   405                                   405
hotline:duty_end           POST    in      in        sign      roster  403;roster=intake                     403;roster=intake,administrator       403;roster=intake
hotline_outside:contract   GET     200     200       200       200     200                                   200                                   200
hotline_outside:contract   POST    405     405       405       405     405                                   405                                   405
hotline_outside:events     GET     405     405       405       405     405                                   405                                   405
hotline_outside:events     POST    401     401       401       401     401                                   401                                   401
hotline_outside:recordings GET     405     405       405       405     405                                   405                                   405
hotline_outside:recordings POST    400     400       400       400     400                                   400                                   400
"""  # noqa: E501


def prepare(house: House, matter: Any) -> None:
    line, _ = lines.opened("总机")
    call = calls.begin_by_hand(house.actor("yue"))
    owed = calls.comes(line.uid, "owed", "13900000000")
    calls.missed(owed)
    given = Given(MatterType.REPORT, Category.OTHER, "")
    offer = transfers.offer(call, house.actor("yue"), house.uid("bai"), given)
    matter.more["hotline"] = {
        "line": line.uid,
        "call": call.uid,
        "owed": Callback.objects.get().uid,
        "offer": offer.uid,
    }


def _of(name: str) -> Any:
    return lambda matter: [matter.more["hotline"][name]]


ARGUMENTS = {
    **{f"hotline:{name}": _of("call") for name in ("take", "call", "close", "no_matter", "transfer")},
    **{
        f"hotline:{name}": _of("owed")
        for name in ("callback", "callback_take", "callback_open", "voice", "callback_try")
    },
    "hotline:callback_end": _of("owed"),
    "hotline:answer": _of("offer"),
    "hotline:confirm": _of("offer"),
    "hotline:duty_end": _of("offer"),
    "hotline_outside:events": _of("line"),
    "hotline_outside:recordings": _of("line"),
}
