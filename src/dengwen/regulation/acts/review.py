"""The judgement of the report, and who stands in where the reviewers are lost (4.2)."""

from dengwen.regulation.act import Act, at_stages
from dengwen.regulation.acts.spans import HANDLED
from dengwen.regulation.vocabulary import Stage
from dengwen.regulation.words import Words

REVIEW = (
    Act(
        "approve",
        Words("审核通过", "Pass the report"),
        "4.2.1c",
        at_stages(Stage.REPORTED),
        Stage.APPROVED,
        ("T7", "S11"),
        ("T6",),
        not_after=HANDLED,
        consequence=Words("反馈与整改同时开始。", "Feedback and rectification begin side by side."),
    ),
    Act(
        "return_report",
        Words("退回重新调查", "Return the report"),
        "4.2.2b",
        at_stages(Stage.REPORTED),
        Stage.INVESTIGATING,
        ("T5", "S9"),
        ("T6",),
        not_after=HANDLED,
        consequence=Words(
            "审核意见送达调查人员，重新计算调查时限，总时长继续累计。",
            "The opinions reach the investigator; a new investigation term runs, the whole age goes on.",
        ),
    ),
)

STANDING_IN = (
    Act(
        "renew_keys",
        Words("转授密钥给同事", "Hand keys on to a colleague"),
        "6.1.1a",
        frozenset(Stage),
        consequence=Words(
            "口令重置后的同事即可重新阅看其本来有权阅看的内容。",
            "The colleague whose passphrase was reset reads again what their part lets them read.",
        ),
    ),
    Act(
        "hand_on_keys",
        Words("转授密钥", "Hand on the keys"),
        "4.2.1a",
        at_stages(Stage.REPORTED),
        consequence=Words(
            "后来补上的审核人即可阅读报告和调查材料。",
            "The reviewers who came in later can read the report and the work product.",
        ),
    ),
    Act(
        "seat_reviewer",
        Words("补定审核人", "Seat another reviewer"),
        "4.2.1a",
        at_stages(Stage.REPORTED),
    ),
)
