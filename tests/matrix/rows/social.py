"""Addresses of the online entry points: the clerk's, the administrator's, and those that platforms call."""

from dengwen.channels.social import accounts, receiving
from dengwen.channels.social.arriving import make_wait
from dengwen.channels.social.calls import Message
from dengwen.channels.social.platforms import Platform, Secrets
from dengwen.docket.actors import SYSTEM
from tests.house import House
from tests.matrix.cast import Matter

TABLE = """
address                method  nobody  reporter  unsigned  locked  seated                                stranger                                           barred
social:inbox           GET     in      in        sign      200     403;200=intake,supervisor,leader      403;200=intake,supervisor,leader                   403;200=intake,supervisor,leader
social:inbox           POST    405     405       405       405     405                                   405                                                405
social:conversation    GET     in      in        sign      423     403;200=intake;404=supervisor,leader  403;404=intake,supervisor,leader                   403;200=intake;404=supervisor,leader
social:conversation    POST    in      in        sign      404     403;404=intake,supervisor,leader      403;404=intake,supervisor,leader                   403;404=intake,supervisor,leader
social:file            GET     in      in        sign      423     403;404=intake,supervisor,leader      403;404=intake,supervisor,leader                   403;404=intake,supervisor,leader
social:file            POST    in      in        sign      405     405                                   405                                                405
social:entrance        GET     in      in        sign      200     403;200=intake,supervisor,leader      403;200=intake,supervisor,leader,administrator     403;200=intake,supervisor,leader
social:entrance        POST    405     405       405       405     405                                   405                                                405
social:drawing         GET     in      in        sign      200     403;200=intake,supervisor,leader      403;200=intake,supervisor,leader,administrator     403;200=intake,supervisor,leader
social:drawing         POST    405     405       405       405     405                                   405                                                405
social:accounts        GET     in      in        sign      403     403                                   403;200=administrator                              403
social:accounts        POST    in      in        sign      403     403                                   403;422=administrator                              403
social:account         GET     in      in        sign      403     403                                   403;200=administrator                              403
social:account         POST    in      in        sign      403     403                                   403;422=administrator                              403
social-hooks:called    GET     404     404       404       404     404                                   404                                                404
social-hooks:called    POST    404     404       404       404     404                                   404                                                404
"""  # noqa: E501
ARGUMENTS = {
    "social:conversation": lambda matter: [matter.more["message"]],
    "social:file": lambda matter: [matter.more["message"], matter.more["message"]],
    "social:drawing": lambda _matter: ["en", "svg"],
    "social:account": lambda matter: [matter.more["account"].uid],
    "social-hooks:called": lambda matter: [matter.more["account"].address],
}


def prepare(_house: House, matter: Matter) -> None:
    account = accounts.connect(SYSTEM, Platform.WEBHOOK, "own", Secrets(secret="a key"))
    heard = receiving.record(account, Message("1", "sender", text="食堂的灯坏了。"))
    matter.more |= {"account": account, "message": make_wait(heard).uid}
