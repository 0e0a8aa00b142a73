"""Chapter 5: feedback to the reporter and the talk with them."""

from dengwen.regulation.chapters.row import Actor, Clause
from dengwen.regulation.words import Words

ROWS = (
    Clause(
        "5.1.1a",
        5,
        Words(
            "结果经审核确定后{T7}内送达反馈人；自收件起无论如何不超过三个月。",
            "The reporter has the result within {T7} of its approval, and in no case later than three months "
            "after receipt.",
        ),
        (Actor.MANAGEMENT_DEPT,),
        ("T7",),
        ("dengwen.feedback", "dengwen.docket"),
    ),
    Clause(
        "5.1.1b",
        5,
        Words(
            "按反馈人选定的方式答复，电话、邮件、书信或查询页面均可，并留存送达凭据。",
            "The answer goes the way the reporter chose: telephone, mail, letter or receipt page; "
            "proof of delivery is kept.",
        ),
        (Actor.MANAGEMENT_DEPT,),
        ("T7",),
        ("dengwen.feedback", "dengwen.channels.portal"),
        "only the receipt page is served yet",
    ),
    Clause(
        "5.1.1c",
        5,
        Words(
            "答复三部分齐全：怎么办的、结论如何、如何改进；对每项指称逐一回应，另一人复核后发出。",
            "An answer has three parts: what was done, what came of it, what will change; it meets each allegation "
            "and a second person releases it.",
        ),
        (Actor.MANAGEMENT_DEPT,),
        ("T7",),
        ("dengwen.feedback",),
    ),
    Clause(
        "5.1.2a",
        5,
        Words(
            "反馈人不满意的，由未经办过的人听取其想法，{S13}内回应。",
            "A reporter who is not satisfied is heard by somebody new to the matter and has a reply within {S13}.",
        ),
        (Actor.MANAGEMENT_DEPT,),
        ("S13",),
        ("dengwen.feedback", "dengwen.channels.portal"),
    ),
    Clause(
        "5.1.2b",
        5,
        Words(
            "{S13}内送达书面说明，往来对话全程留存。",
            "A written explanation follows within {S13}, and the whole exchange is kept.",
        ),
        (Actor.MANAGEMENT_DEPT,),
        ("S13",),
        ("dengwen.feedback",),
    ),
    Clause(
        "5.1.2c",
        5,
        Words(
            "仍不接受的，可在{S14}内申诉，由此前未参与的人在{S14}内决定；对决定不服，可再申诉一次。",
            "Who still disagrees may appeal within {S14}; people not involved so far decide within {S14}, "
            "and one further appeal is open.",
        ),
        (Actor.REPORTER,),
        ("S14",),
    ),
    Clause(
        "5.2.1a",
        5,
        Words(
            "反馈人与办理人员之间设对话，双方可随时留言，反馈人不必表明身份。",
            "Reporter and handlers can write to each other at any time, and the reporter stays unnamed.",
        ),
        (Actor.MANAGEMENT_DEPT,),
        (),
        ("dengwen.feedback", "dengwen.channels.portal"),
    ),
    Clause(
        "5.2.1b",
        5,
        Words(
            "办理期间至少每{S15}告知一次进展，凭查询码随时可查。",
            "During the work the reporter hears of it at least once in {S15}, and the code shows it at any time.",
        ),
        (Actor.RESPONSIBLE_DEPT,),
        ("S15",),
        ("dengwen.feedback", "dengwen.clerk", "dengwen.channels.portal"),
    ),
    Clause(
        "5.2.1c",
        5,
        Words(
            "每次告知进展都可以回话，回话须予考虑并在报告中交代。",
            "Every notice can be answered, and the report says what became of the answer.",
        ),
        (Actor.RESPONSIBLE_DEPT,),
        ("S15",),
        ("dengwen.feedback", "dengwen.channels.portal"),
        "the link from a view to the place in the report is to come",
    ),
    Clause(
        "5.2.2a",
        5,
        Words(
            "每期结束后{S16}内出具统计，口径固定，过小的数字不予显示。",
            "Figures are issued within {S16} of each period's end, by fixed definitions and without small numbers.",
        ),
        (Actor.MANAGEMENT_DEPT,),
        ("S16",),
        ("dengwen.oversight",),
        "the periodical report as a document is to come",
    ),
    Clause(
        "5.2.2b",
        5,
        Words(
            "结合每期统计归纳成因，提出改进建议。",
            "With the figures of each period go the causes found in them and proposals to do better.",
        ),
        (Actor.MANAGEMENT_DEPT,),
        ("S16",),
    ),
    Clause(
        "5.2.2c",
        5,
        Words(
            "采纳的建议定人定期落实，不采纳的说明理由。",
            "A proposal that is taken up gets an owner and a date; one that is not gets a reason.",
        ),
        (Actor.ORGANISATION,),
        ("S16",),
    ),
)
