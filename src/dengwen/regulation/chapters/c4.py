"""Chapter 4: investigation, review and rectification."""

from dengwen.regulation.chapters.row import Actor, Clause
from dengwen.regulation.words import Words

_INVESTIGATION = (
    Clause(
        "4.1.1a",
        4,
        Words(
            "责任部门查收转办件后{T4}内指定调查人员；处于被反映人上下级关系中的，不得指定。",
            "Within {T4} of opening the packet the department names an investigator outside the subject's line.",
        ),
        (Actor.RESPONSIBLE_DEPT,),
        ("T4",),
        ("dengwen.investigation", "dengwen.people"),
    ),
    Clause(
        "4.1.1b",
        4,
        Words(
            "调查人员在{S9}内经由对话联系反馈人，了解详情，不问其身份；两天内三次未果，方可记为联系不上。",
            "The investigator writes to the reporter within {S9} through the dialogue, without asking who they are; "
            "only three attempts on two days count as not reachable.",
        ),
        (Actor.INVESTIGATOR,),
        ("S9",),
        ("dengwen.investigation", "dengwen.feedback"),
    ),
    Clause(
        "4.1.1c",
        4,
        Words(
            "证据注明来源，入库即固定原貌，另制去除隐藏信息的副本供查阅。",
            "Evidence names its source, is fixed as it came in, and is read from a copy cleaned of hidden data.",
        ),
        (Actor.INVESTIGATOR,),
        ("T5",),
        ("dengwen.investigation", "dengwen.vault"),
        "who opened the original of a piece of evidence is not recorded yet",
    ),
    Clause(
        "4.1.2a",
        4,
        Words(
            "对每项指称列出有利与不利的证据，作出不利认定之前须听取当事人陈述。",
            "For each allegation the evidence on both sides is set out, and nobody is faulted unheard.",
        ),
        (Actor.INVESTIGATOR,),
        ("T5",),
        ("dengwen.investigation",),
    ),
    Clause(
        "4.1.2b",
        4,
        Words(
            "可以谈话、调阅材料、到现场查看，每次都要成文；动手之前先想是否会暴露反馈人。",
            "Interviews, papers and visits go into writing; before each, the risk of exposing the reporter is weighed.",
        ),
        (Actor.INVESTIGATOR,),
        ("T5",),
        ("dengwen.investigation",),
    ),
    Clause(
        "4.1.3a",
        4,
        Words(
            "指定调查人员后{T5}内查完；延期须说明理由、经他人批准并通知反馈人。",
            "The investigation ends within {T5} of the naming; more time needs reasons, another person's consent "
            "and word to the reporter.",
        ),
        (Actor.INVESTIGATOR,),
        ("T5",),
        ("dengwen.investigation", "dengwen.docket"),
    ),
    Clause(
        "4.1.3b",
        4,
        Words(
            "调查结束须成报告，提交后不得改动。",
            "An investigation ends in a report, which nobody changes once it is submitted.",
        ),
        (Actor.INVESTIGATOR,),
        ("T5",),
        ("dengwen.investigation", "dengwen.vault"),
    ),
    Clause(
        "4.1.3c",
        4,
        Words(
            "报告四部分缺一不可：情况、经过、结论、建议；不得写出反馈人是谁。",
            "A report has four parts, none of them empty: facts, course, findings, proposal; "
            "it does not name the reporter.",
        ),
        (Actor.INVESTIGATOR,),
        ("T5",),
        ("dengwen.investigation",),
        "a warning when the reporter's name appears in the text is to come",
    ),
)

_REVIEW = (
    Clause(
        "4.2.1a",
        4,
        Words(
            "责任部门在{T5}内把报告提交管理部门，提交即开始审核计时。",
            "The report goes to the management department within {T5}; with it the term of review begins.",
        ),
        (Actor.RESPONSIBLE_DEPT,),
        ("T5",),
        ("dengwen.investigation",),
    ),
    Clause(
        "4.2.1b",
        4,
        Words(
            "收到报告后{T6}内审完，审核人不得经办过该事项。",
            "Review takes no more than {T6}, by somebody who had no part in handling the matter.",
        ),
        (Actor.MANAGEMENT_DEPT,),
        ("T6",),
        ("dengwen.review", "dengwen.docket"),
    ),
    Clause(
        "4.2.1c",
        4,
        Words(
            "审核逐一回答四问并写明理由：程序合不合法，事实清不清楚，证据够不够，建议妥不妥当。",
            "The review answers four questions with reasons: was the procedure lawful, are the facts clear, "
            "is there enough evidence, is the proposal sound?",
        ),
        (Actor.MANAGEMENT_DEPT,),
        ("T6",),
        ("dengwen.review",),
    ),
    Clause(
        "4.2.2a",
        4,
        Words(
            "审核一经通过，即转入反馈，{T7}内把结果与后续安排告诉反馈人。",
            "Once passed, the result and what follows from it are on their way to the reporter within {T7}.",
        ),
        (Actor.MANAGEMENT_DEPT,),
        ("T7",),
        ("dengwen.review", "dengwen.feedback"),
    ),
    Clause(
        "4.2.2b",
        4,
        Words(
            "审核未通过的，{T6}内退回重查；总用时照计，再次退回须换人。",
            "A report that fails goes back within {T6}; its whole age runs on, and a second return changes the people.",
        ),
        (Actor.MANAGEMENT_DEPT,),
        ("T6",),
        ("dengwen.review",),
    ),
    Clause(
        "4.2.2c",
        4,
        Words(
            "退回时对每一未通过的问题写明意见，指出还缺什么。",
            "A return gives an opinion on each question that failed and says what is missing.",
        ),
        (Actor.MANAGEMENT_DEPT,),
        ("T6",),
        ("dengwen.review",),
    ),
)

_MENDING = (
    Clause(
        "4.3.1a",
        4,
        Words(
            "审核通过后{S11}内开始整改，措施逐项列明、逐项跟踪。",
            "Mending starts within {S11} of the approval, measure by measure, each followed up.",
        ),
        (Actor.RESPONSIBLE_DEPT,),
        ("S11",),
        ("dengwen.rectification",),
    ),
    Clause(
        "4.3.1b",
        4,
        Words(
            "每项措施必有一名责任人和一个完成日期，改期须说明理由。",
            "A measure has one owner and one date; moving the date takes a reason.",
        ),
        (Actor.RESPONSIBLE_DEPT,),
        (),
        ("dengwen.rectification",),
    ),
    Clause(
        "4.3.1c",
        4,
        Words(
            "措施完成须有证据，之后还要回头看是否真正见效。",
            "A measure is done when evidence shows it, and a later look tells whether it helped.",
        ),
        (Actor.RESPONSIBLE_DEPT,),
        (),
        ("dengwen.rectification",),
        "the checks of effect after 30 and 90 days are to come",
    ),
    Clause(
        "4.3.2a",
        4,
        Words(
            "措施到期{S12}内由责任人以外的人检查，通过方可销号。",
            "When a measure falls due it is checked within {S12} by somebody other than its owner, "
            "and only then struck off.",
        ),
        (Actor.MANAGEMENT_DEPT,),
        ("S12",),
        ("dengwen.rectification",),
    ),
    Clause(
        "4.3.2b",
        4,
        Words(
            "逾期未完成的，到期即发督促，逐级加重。",
            "Whoever is late is urged at once, and higher up each time.",
        ),
        (Actor.MANAGEMENT_DEPT,),
        (),
        ("dengwen.clerk", "dengwen.oversight"),
        "the ladder of escalation is to come",
    ),
    Clause(
        "4.3.2c",
        4,
        Words(
            "督促之后仍不完成的，提出问责建议，决定与结果入册。",
            "Where urging does not help, accountability is proposed, and decision and result are entered.",
        ),
        (Actor.MANAGEMENT_DEPT, Actor.ORGANISATION),
    ),
)

ROWS = (*_INVESTIGATION, *_REVIEW, *_MENDING)
