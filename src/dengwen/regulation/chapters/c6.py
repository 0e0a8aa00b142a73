"""Chapter 6: secrecy and the protection of reporters."""

from dengwen.regulation.chapters.row import Actor, Clause
from dengwen.regulation.words import Words

ROWS = (
    Clause(
        "6.1.1a",
        6,
        Words(
            "接触事项之前须签保密承诺；反馈人的一切信息加密保存，按人授权。",
            "Nobody sees a matter before undertaking secrecy; all about the reporter is sealed and opened "
            "to single persons.",
        ),
        (Actor.EVERYONE,),
        (),
        ("dengwen.people", "dengwen.vault", "dengwen.docket"),
    ),
    Clause(
        "6.1.1b",
        6,
        Words(
            "不该知道的人，连有无此事也不得知道；被反映人及其上下级一律排除在外。",
            "Those who need not know do not even learn that a matter exists; its subject and their line are shut out.",
        ),
        (Actor.EVERYONE,),
        (),
        ("dengwen.docket", "dengwen.protection", "dengwen.people"),
        "the report of a leak has no form of its own yet",
    ),
    Clause(
        "6.1.2a",
        6,
        Words(
            "复制、打印、导出须写明用途并经批准，每份编号，到期收回或销毁。",
            "Copies, prints and exports take a purpose and consent; each is numbered and comes back or is destroyed.",
        ),
        (Actor.INVESTIGATOR,),
    ),
    Clause(
        "6.1.2b",
        6,
        Words(
            "材料入库即加密，备份同样加密；脱离密钥，谁也读不出。",
            "Material is sealed on arrival and stays so in every backup; without the keys it says nothing.",
        ),
        (Actor.EVERYONE,),
        (),
        ("dengwen.vault",),
        "malware scanning, restore drills and split custody of keys are to come",
    ),
    Clause(
        "6.1.3",
        6,
        Words(
            "办理情况和结果对外发布，须先隐去身份线索并经有权的领导批准。",
            "Nothing about a matter is made public before it is redacted and an authorised leader consents.",
        ),
        (Actor.EVERYONE,),
    ),
    Clause(
        "6.2.1a",
        6,
        Words(
            "任何人不得因有人反映问题而对其施以不利；事后定期回访反馈人。",
            "Nobody may make a reporter suffer for coming forward; the reporter is asked about it afterwards.",
        ),
        (Actor.EVERYONE,),
    ),
    Clause(
        "6.2.1b",
        6,
        Words(
            "发现打击报复的，另立事项、另派人员，{S6}内启动，从严追究。",
            "Reprisal becomes a matter of its own with new handlers, is taken up within {S6} and strictly pursued.",
        ),
        (Actor.ORGANISATION,),
        ("S6",),
    ),
    Clause(
        "6.2.2a",
        6,
        Words(
            "反馈人受到不公对待的，{S17}内决定保护措施，定人落实、定期复查。",
            "For a reporter treated unfairly, protection is decided within {S17}, with an owner and a day of review.",
        ),
        (Actor.ORGANISATION,),
        ("S17",),
    ),
    Clause(
        "6.2.2b",
        6,
        Words(
            "已造成损害的，{S17}内决定补救，并向本人核实是否恢复。",
            "Where harm was done, its repair is decided within {S17} and confirmed with the person.",
        ),
        (Actor.ORGANISATION,),
        ("S17",),
    ),
)
