"""Chapter 7: supervision and assessment."""

from dengwen.regulation.chapters.row import Actor, Clause
from dengwen.regulation.words import Words

_SUPERVISION = (
    Clause(
        "7.1.1a",
        7,
        Words(
            "设监督小组，不隶属管理部门；涉及管理部门的事项由其处理。",
            "A supervision group stands outside the management department and takes matters that concern it.",
        ),
        (Actor.ORGANISATION,),
        (),
        ("dengwen.people", "dengwen.oversight", "dengwen.staffing"),
        "the group has no sign-in of its own yet",
    ),
    Clause(
        "7.1.1b",
        7,
        Words(
            "监督小组可查看时限、记录和样本，可以督促、要求重新办理，但不得改动办理结果和记录。",
            "The group sees terms, entries and samples, can urge and have a matter reopened; it changes neither results nor records.",
        ),
        (Actor.SUPERVISION_GROUP,),
        (),
        ("dengwen.oversight", "dengwen.ledger"),
    ),
    Clause(
        "7.1.1c",
        7,
        Words(
            "至少每{S18}抽查一次，由系统随机抽取，种子公开，不得挑选。",
            "At least once in {S18} matters are drawn for inspection by chance, with a published seed; nobody picks.",
        ),
        (Actor.SUPERVISION_GROUP,),
        ("S18",),
        ("dengwen.oversight",),
        "no term makes sure yet that a draw is made in every period",
    ),
    Clause(
        "7.1.1d",
        7,
        Words(
            "抽查发现的问题须在{S19}内改正，由监督小组核实。",
            "What an inspection finds is mended within {S19}, and the group verifies it.",
        ),
        (Actor.SUPERVISION_GROUP,),
        ("S19",),
    ),
    Clause(
        "7.1.2a",
        7,
        Words(
            "至少每{S20}向领导报告一次工作；涉及阅件人的事项不在其中。",
            "Leaders have a report at least once in {S20}, without any matter that concerns its reader.",
        ),
        (Actor.MANAGEMENT_DEPT,),
        ("S20",),
    ),
    Clause(
        "7.1.2b",
        7,
        Words(
            "领导的指示一律入册；要求停办或从轻的，同时告知监督小组。",
            "A leader's instruction is entered; one to stop or soften a matter also goes to supervision.",
        ),
        (Actor.MANAGEMENT_DEPT,),
    ),
)

_ASSESSMENT = (
    Clause(
        "7.2.1a",
        7,
        Words(
            "每{S21}考核一次，公式公布并编版本，分子、分母一并列出。",
            "Work is assessed every {S21} by published, versioned formulas that show numerator and denominator.",
        ),
        (Actor.ORGANISATION,),
        ("S21",),
        ("dengwen.oversight",),
        "scores per period and their freezing are to come",
    ),
    Clause(
        "7.2.1b",
        7,
        Words(
            "结果计入部门和个人的绩效，定分之前可以申辩。",
            "Results count for departments and persons, who can object before they are final.",
        ),
        (Actor.ORGANISATION,),
        ("S21",),
    ),
    Clause(
        "7.2.1c",
        7,
        Words(
            "受理率：期内决定的事项中受理的占比，与不受理被推翻的占比并列。",
            "Acceptance rate: accepted among those decided in the period, shown beside refusals overturned.",
        ),
        (Actor.ORGANISATION,),
        ("S21",),
        ("dengwen.oversight",),
        "a refusal cannot be overturned yet, so the figure beside it stays at nought",
    ),
    Clause(
        "7.2.1d",
        7,
        Words(
            "处理率：期内应当办结的事项中结果已获通过的占比，与重新办理的占比并列。",
            "Handling rate: concluded with an approved result among those falling due, shown beside matters reopened.",
        ),
        (Actor.ORGANISATION,),
        ("S21",),
        ("dengwen.oversight",),
    ),
    Clause(
        "7.2.1e",
        7,
        Words(
            "满意度：只由系统询问，列明答复比例；沉默不算满意。",
            "Satisfaction: asked by the system alone and shown with the share that answered; silence is no vote.",
        ),
        (Actor.ORGANISATION,),
        ("S21",),
        ("dengwen.oversight", "dengwen.feedback", "dengwen.channels.portal"),
    ),
    Clause(
        "7.2.1f",
        7,
        Words(
            "按时反馈率：期内结果获通过的事项中按时送达反馈的占比，迟送和未送都计入分母。",
            "On-time feedback rate: answered in time among all results approved, the late and the missing included.",
        ),
        (Actor.ORGANISATION,),
        ("S21",),
        ("dengwen.oversight",),
    ),
    Clause(
        "7.2.2a",
        7,
        Words(
            "做得好的部门、个人和反馈人给予奖励，奖励反馈人不得暴露其身份。",
            "Good work and reporters are rewarded, the latter without becoming known.",
        ),
        (Actor.ORGANISATION,),
        ("S21",),
    ),
    Clause(
        "7.2.2b",
        7,
        Words(
            "失职或造成恶劣后果的，予以批评或追责，当事人有权申辩。",
            "Neglect, or harm caused by it, is reproved or punished; the person concerned is heard.",
        ),
        (Actor.ORGANISATION,),
        ("S21",),
    ),
    Clause(
        "7.2.2c",
        7,
        Words(
            "扣减报酬须与情节相当，先经法律审查，再行批准。",
            "Money is withheld only in proportion, after a legal check and with consent.",
        ),
        (Actor.ORGANISATION,),
        ("S21",),
    ),
)

ROWS = (*_SUPERVISION, *_ASSESSMENT)
