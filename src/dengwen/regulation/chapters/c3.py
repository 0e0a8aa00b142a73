"""Chapter 3: registration, acceptance, dispatch and special cases."""

from dengwen.regulation.chapters.row import Actor, Clause
from dengwen.regulation.words import Words

ROWS = (
    Clause(
        "3.1a",
        3,
        Words(
            "所有渠道的来件归入同一册，由管理部门一个口子受理。",
            "All channels lead into one register, and one management department accepts what comes.",
        ),
        (Actor.MANAGEMENT_DEPT,),
        (),
        ("dengwen.intake", "dengwen.docket", "dengwen.ledger"),
        "what is told to a line manager has no form yet",
    ),
    Clause(
        "3.1b",
        3,
        Words(
            "管理部门设专职岗位，任职前须经培训；岗位空缺或负荷过重时提示补充。",
            "The department has full-time posts for trained people; a vacancy or an overload is pointed out.",
        ),
        (Actor.ORGANISATION,),
        (),
        ("dengwen.people", "dengwen.staffing"),
        "training records and alerts about workload are to come",
    ),
    Clause(
        "3.1c",
        3,
        Words(
            "每一事项依次经过登记、分类、转办、跟踪、反馈，任何一步不得省略。",
            "Every matter is registered, classified, dispatched, followed and answered; no step can be left out.",
        ),
        (Actor.MANAGEMENT_DEPT,),
        ("T1", "T3", "T7"),
        ("dengwen.docket", "dengwen.intake", "dengwen.feedback"),
    ),
    Clause(
        "3.2.1a",
        3,
        Words(
            "自渠道收到之日起{T1}内完成登记，日期不得倒填。",
            "Registration is done within {T1} of arrival in the channel; no date can be set back.",
        ),
        (Actor.MANAGEMENT_DEPT,),
        ("T1",),
        ("dengwen.intake", "dengwen.docket"),
    ),
    Clause(
        "3.2.1b",
        3,
        Words(
            "登记六项要素：姓名、联系方式、事由、涉及对象、时间、地点；每项注明已提供、不愿提供或不清楚。",
            "Six facts are entered: name, contact, what happened, whom it concerns, when and where; "
            "each is given, withheld or unknown.",
        ),
        (Actor.MANAGEMENT_DEPT,),
        ("T1",),
        ("dengwen.channels.portal", "dengwen.intake"),
    ),
    Clause(
        "3.2.2a",
        3,
        Words(
            "登记后先审两点：是否在范围之内，是否具备受理条件；拿不准的，受理。",
            "Two questions come first: is it in scope, and can it be taken up? In doubt it is accepted.",
        ),
        (Actor.MANAGEMENT_DEPT,),
        ("T2",),
        ("dengwen.intake",),
    ),
    Clause(
        "3.2.2b",
        3,
        Words(
            "决定不受理的，须在收件后{T2}内把理由送达反馈人；匿名的，送至其查询页面。",
            "Where a matter is not taken up, the reason reaches the reporter within {T2} of receipt, "
            "on the receipt page if they are anonymous.",
        ),
        (Actor.MANAGEMENT_DEPT,),
        ("T2",),
        ("dengwen.intake", "dengwen.channels.portal"),
    ),
    Clause(
        "3.2.2c",
        3,
        Words(
            "不受理通知须写清理由、其他途径和提出异议的办法；有异议的，换人复核。",
            "Such a notice explains the reason, other ways and how to object; another person looks at an objection.",
        ),
        (Actor.MANAGEMENT_DEPT,),
        ("T2",),
        ("dengwen.intake",),
        "an objection is received as a message; its review by another person is to come",
    ),
    Clause(
        "3.2.3a",
        3,
        Words(
            "受理后{S5}内按性质和内容归类；一件含数事的，拆分后各自计时。",
            "Within {S5} of acceptance a matter is classified; several matters in one are split and timed apart.",
        ),
        (Actor.MANAGEMENT_DEPT,),
        ("S5",),
        ("dengwen.intake",),
        "splitting one submission into several matters is to come",
    ),
    Clause(
        "3.2.3b",
        3,
        Words(
            "受理后{T3}内转办；责任部门只收到改写的转办件，收不到原件和身份。",
            "Within {T3} of acceptance the department gets a rewritten packet, never the original or the identity.",
        ),
        (Actor.MANAGEMENT_DEPT,),
        ("T3",),
        ("dengwen.intake", "dengwen.vault"),
    ),
    Clause(
        "3.3.1a",
        3,
        Words(
            "紧急或重大事项，任何经办人都可以拉响警报；{S6}内须有第一项行动，昼夜如此。",
            "Any handler can raise the alarm; day or night the first action follows within {S6}.",
        ),
        (Actor.MANAGEMENT_DEPT,),
        ("S6",),
        ("dengwen.intake", "dengwen.clerk"),
        "rules that raise the alarm by themselves and the on-call roster are to come",
    ),
    Clause(
        "3.3.1b",
        3,
        Words(
            "紧急事项先于其他事项办理，排在待办首位。",
            "An emergency goes before everything else and stands first in every list of work.",
        ),
        (Actor.MANAGEMENT_DEPT, Actor.RESPONSIBLE_DEPT),
        ("S6",),
        ("dengwen.desk", "dengwen.docket", "dengwen.intake", "dengwen.oversight"),
        "its other terms are not shortened yet",
    ),
    Clause(
        "3.3.1c",
        3,
        Words(
            "紧急事项在{S7}内书面报告领导；本人涉事的领导不在报告之列。",
            "Leaders have a written report within {S7}; a leader who is concerned does not get it.",
        ),
        (Actor.MANAGEMENT_DEPT,),
        ("S7",),
        ("dengwen.intake",),
        "the reading receipt and the leaders' instructions as entries are to come",
    ),
    Clause(
        "3.3.2a",
        3,
        Words(
            "一事涉及几个部门的，管理部门牵头，{S8}内确定主办和协办。",
            "When several departments are needed, the management department leads and names who does what within {S8}.",
        ),
        (Actor.MANAGEMENT_DEPT,),
        ("S8",),
    ),
    Clause(
        "3.3.2b",
        3,
        Words(
            "联合调查由各部门分头承担任务，{T5}内合成一份报告。",
            "A joint investigation shares out its tasks and ends in one report within {T5}.",
        ),
        (Actor.MANAGEMENT_DEPT, Actor.RESPONSIBLE_DEPT),
        ("T5",),
    ),
)
