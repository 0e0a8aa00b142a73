"""Chapter 2: the channels."""

from dengwen.regulation.chapters.row import Actor, Clause
from dengwen.regulation.words import Words

ROWS = (
    Clause(
        "2.1a",
        2,
        Words(
            "设专用邮箱{P1}，来信逐封入册，一封不漏。",
            "Letters are taken at the mailbox {P1}, and every one of them is accounted for.",
        ),
        (Actor.ORGANISATION,),
        ("P1",),
        built_in=("dengwen.channels.mailbox", "dengwen.intake"),
    ),
    Clause(
        "2.1b",
        2,
        Words(
            "来信请在主题中写明用意，并说明何事、何人、何时、何地；未写明的照样收下，再请补充。",
            "A letter should say in its subject line what it is, and tell what, who, when and where; "
            "one that does not is taken all the same and completed by asking.",
        ),
        (Actor.REPORTER,),
        built_in=("dengwen.channels.mailbox", "dengwen.outbox", "dengwen.intake", "dengwen.channels.portal"),
    ),
    Clause(
        "2.2a",
        2,
        Words(
            "热线{P2}由名册上的专人接听。",
            "The hotline {P2} is answered by people named on a roster.",
        ),
        (Actor.ORGANISATION,),
        ("P2",),
        ("dengwen.channels.hotline",),
    ),
    Clause(
        "2.2b",
        2,
        Words(
            "工作日{P3}有人接听；其余时间可以留言，由专人回电。",
            "On working days somebody answers during {P3}; at other times a message can be left and is called back.",
        ),
        (Actor.HOTLINE_OPERATOR,),
        ("P3",),
        ("dengwen.channels.hotline",),
    ),
    Clause(
        "2.2c",
        2,
        Words(
            "接听时按要点记录，向来电人复述确认，并告知查询码；未经同意不得录音。",
            "The operator notes the points, reads them back and gives the receipt code; "
            "nothing is recorded without consent.",
        ),
        (Actor.HOTLINE_OPERATOR,),
        (),
        ("dengwen.channels.hotline",),
    ),
    Clause(
        "2.2d",
        2,
        Words(
            "急事在{S1}内转接到人；其他来电挂断之前完成登记。",
            "An urgent call reaches somebody within {S1}; any other is registered before it ends.",
        ),
        (Actor.HOTLINE_OPERATOR,),
        ("S1",),
        ("dengwen.channels.hotline",),
    ),
    Clause(
        "2.2e",
        2,
        Words(
            "转接在{S1}内无人应答的，回到接听员，由其安排替补人员或约定回电。",
            "A transfer unanswered for {S1} comes back to the operator, who finds a deputy or agrees on a call back.",
        ),
        (Actor.ORGANISATION,),
        ("S1",),
        ("dengwen.channels.hotline",),
        "A contact directory with deputies: the roster names who is on duty.",
    ),
    Clause(
        "2.3a",
        2,
        Words(
            "意见箱设在容易看到而摄像头照不到的地方，逐一编号登记。",
            "Suggestion boxes hang where people see them and no camera does; each is numbered and listed.",
        ),
        (Actor.ORGANISATION,),
        (),
        ("dengwen.channels.box",),
    ),
    Clause(
        "2.3b",
        2,
        Words(
            "意见箱应当人人够得着，投递无须登记身份，也不受时间限制。",
            "Anyone can reach a box and drop a paper at any hour, without showing who they are.",
        ),
        (Actor.ORGANISATION,),
        (),
        ("dengwen.channels.box",),
        "that a box is within reach is looked at by people",
    ),
    Clause(
        "2.3c",
        2,
        Words(
            "每个意见箱至少每{S2}开启一次，两人在场，核对封签并记录张数，空箱也要记录。",
            "Each box is opened at least once in {S2} by two people, who check the seal and note the number of sheets, "
            "even if there is none.",
        ),
        (Actor.BOX_KEEPER,),
        ("S2",),
        ("dengwen.channels.box", "dengwen.clerk"),
    ),
    Clause(
        "2.3d",
        2,
        Words(
            "箱内材料于开箱{S3}内密封移交管理部门，逐张对应登记。",
            "Papers go under seal to the management department within {S3}, counted from the opening; "
            "each sheet has its entry.",
        ),
        (Actor.BOX_KEEPER,),
        ("S3",),
        ("dengwen.channels.box", "dengwen.clerk"),
    ),
    Clause(
        "2.4a",
        2,
        Words(
            "官方网站和所用的社交平台都有入口，可以匿名填写，不依赖跟踪脚本。",
            "The official site and the social platforms in use each have an entrance that works without tracking "
            "and without a name.",
        ),
        (Actor.ORGANISATION,),
        (),
        ("dengwen.channels.portal", "dengwen.channels.social"),
    ),
    Clause(
        "2.4b",
        2,
        Words(
            "网络来件在{S4}内登记或注明不予登记的理由；公开回复不涉及任何案情。",
            "What arrives online is registered within {S4} or set aside with a reason; "
            "a public answer never touches the facts.",
        ),
        (Actor.WEB_OPERATOR,),
        ("S4",),
        ("dengwen.channels.portal", "dengwen.channels.social", "dengwen.intake"),
    ),
)
