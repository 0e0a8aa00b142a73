"""What the online entry points put into the registries when Django is ready."""

from dengwen.channels.social import accounts, offering, proof, shown
from dengwen.channels.social.models import Account
from dengwen.desk.navigation import place, posts_for
from dengwen.docket.house import register_in_house
from dengwen.docket.projection import Noun
from dengwen.intake.inbox import section
from dengwen.intake.marks import written
from dengwen.intake.proving import prover
from dengwen.intake.ways import offer
from dengwen.oversight.probing import probe
from dengwen.regulation.words import Words

register_in_house(Noun("social_account", Account, accounts.FIELDS))

section("online", 15, Words("网络来件", "From online"), "social/section.html", shown.section)
offer(40, offering.ways)
prover("social", proof.pieces)
probe("social", proof.probes)

place("social:inbox", Words("网络来件", "From online"), "talk", 17, posts_for("inbox"))
place(
    "social:entrance",
    Words("官网入口", "Official site"),
    "next",
    85,
    posts_for("administer") | posts_for("inbox"),
)
place("social:accounts", Words("平台账号", "Platform accounts"), "key", 86, posts_for("connect_account"))
written(r"message (?P<no>\d+)", Words("第 {no} 条消息", "message {no}"))
