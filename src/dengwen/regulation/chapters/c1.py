"""Chapter 1: purpose, scope and principles."""

from dengwen.regulation.chapters.row import Actor, Clause
from dengwen.regulation.words import Words

ROWS = (
    Clause(
        "1.1a",
        1,
        Words(
            "各渠道须随时可用；每个渠道至少每{S0}检测一次，一旦中断立即告警。",
            "Every channel stays usable; each is tested at least once in {S0}, and a break raises an alarm.",
        ),
        (Actor.ORGANISATION,),
        ("S0",),
        ("dengwen.oversight", "dengwen.clerk", "dengwen.intake"),
    ),
    Clause(
        "1.1b",
        1,
        Words(
            "每一事项始终有时限在计算；没有结论的，不得结束。",
            "Every matter has a term running at any time, and none comes to an end without an outcome.",
        ),
        (Actor.ORGANISATION,),
        ("T1", "T2", "T3", "T4", "T5", "T6", "T7"),
        ("dengwen.docket", "dengwen.clerk"),
    ),
    Clause(
        "1.2a",
        1,
        Words(
            "任何人都可以提出：员工、合作伙伴、客户和其他相关方，无须账号，也可以代他人提出。",
            "Anybody may come forward, on the staff or outside it, without an account and also on behalf of another.",
        ),
        (Actor.REPORTER,),
        (),
        ("dengwen.channels.portal", "dengwen.channels.counter", "dengwen.intake"),
    ),
    Clause(
        "1.2b",
        1,
        Words(
            "凡因本单位的经营、管理、服务或其人员履职引起的事项，均属受理范围；范围之外的，须告知可向何处提出。",
            "Whatever arises from the business, management or service of the organisation or its people is in scope; "
            "for anything else the reporter is told where to turn.",
        ),
        (Actor.MANAGEMENT_DEPT,),
        ("T2",),
        ("dengwen.intake",),
        "the scope checklist has no versions of its own",
    ),
    Clause(
        "1.3.1",
        1,
        Words(
            "每一步都依法依规；数项规定同时适用的，从严执行。",
            "Each step follows the law and the rules in force; where several apply, the strictest one holds.",
        ),
        (Actor.EVERYONE,),
        (),
        ("dengwen.policy", "dengwen.regulation", "dengwen.docket", "dengwen.bylaws"),
        "presets of other countries and sectors are not offered yet",
    ),
    Clause(
        "1.3.2",
        1,
        Words(
            "对任何人适用同一标准；与事项有利害关系的人员一律回避，不得经手。",
            "One measure for all ranks; whoever has an interest in a matter is kept away from it.",
        ),
        (Actor.MANAGEMENT_DEPT, Actor.INVESTIGATOR),
        (),
        ("dengwen.people", "dengwen.docket", "dengwen.protection", "dengwen.investigation"),
        "the comparison of outcomes by rank is not reported yet",
    ),
    Clause(
        "1.3.3a",
        1,
        Words(
            "收件即出具回执，{T1}内登记，{T2}内决定是否受理，受理后{T3}内转办；期限临近时自动提醒。",
            "A receipt is given at once; registration takes no more than {T1}, the decision on acceptance {T2}, "
            "dispatch {T3} after it; reminders come before a term ends.",
        ),
        (Actor.MANAGEMENT_DEPT,),
        ("T1", "T2", "T3"),
        ("dengwen.channels.portal", "dengwen.intake", "dengwen.clerk", "dengwen.desk"),
    ),
    Clause(
        "1.3.3b",
        1,
        Words(
            "责任部门认为不属其职责的，每个部门只能附理由退回一次；管理部门再行指定给它的，不得再推。",
            "A department may return a matter once, with reasons; designated to it again, it stays there.",
        ),
        (Actor.MANAGEMENT_DEPT, Actor.RESPONSIBLE_DEPT),
        (),
        ("dengwen.intake",),
        "matters handed on twice or more are not listed yet",
    ),
    Clause(
        "1.3.4a",
        1,
        Words(
            "反馈人的身份与事项内容分开加密保存；须说明用途方可查看，查看必留记录。",
            "Who reported is sealed apart from what was reported; to open it takes a purpose and leaves an entry.",
        ),
        (Actor.EVERYONE,),
        (),
        ("dengwen.vault", "dengwen.protection", "dengwen.docket"),
        "release by several custodians together and the weekly digest are to come",
    ),
    Clause(
        "1.3.4b",
        1,
        Words(
            "自收件之日起评估打击报复的风险，并在容易暴露反馈人的环节再次评估。",
            "The risk of reprisal is weighed on receipt and again wherever a step might give the reporter away.",
        ),
        (Actor.ORGANISATION,),
    ),
)
