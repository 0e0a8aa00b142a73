"""What the house does that belongs to no single matter, as rows: each is entered in the house's own chain of the ledger."""

from dataclasses import dataclass

from dengwen.regulation.vocabulary import ActorKind
from dengwen.regulation.words import Words

STAFF = (ActorKind.STAFF,)
ANYBODY = tuple(ActorKind)
HOUSE = (ActorKind.STAFF, ActorKind.SYSTEM)


@dataclass(frozen=True, slots=True)
class HouseAct:
    """One deed of the house. Staff need the right of the same name (`rights.RIGHTS`); ``by`` says who else may do it."""

    name: str
    words: Words
    clause: str
    by: tuple[ActorKind, ...] = STAFF


_ARRIVING = (
    HouseAct("arrive", Words("来件待处理", "Arrived and waiting"), "3.1a", ANYBODY),
    HouseAct("take_up", Words("转为事项", "Taken up as a matter"), "3.2.1a"),
    HouseAct("join", Words("并入已有事项", "Joined to a matter"), "3.1a"),
    HouseAct("set_aside", Words("不作为事项", "Set aside"), "3.2.2b"),
)

_HOTLINE = (
    HouseAct(
        "open_line", Words("开通热线线路", "Open a line of the hotline"), "2.2a", (ActorKind.STAFF, ActorKind.SYSTEM)
    ),
    HouseAct("call_comes", Words("来电", "A call comes in"), "2.2a", (ActorKind.SYSTEM,)),
    HouseAct("call_moves", Words("通话状态变化", "A call goes on"), "2.2a", (ActorKind.SYSTEM,)),
    HouseAct("take_call", Words("接听登记", "Take a call"), "2.2a"),
    HouseAct("close_call", Words("来电登记完毕", "Close a call"), "2.2c"),
    HouseAct("hold_recording", Words("暂存录音", "Hold a recording"), "2.2c", (ActorKind.SYSTEM,)),
    HouseAct("drop_recording", Words("销毁录音", "Destroy a recording"), "2.2c", ANYBODY),
    HouseAct("offer_transfer", Words("请人接听急事", "Offer an urgent call"), "2.2d"),
    HouseAct("answer_transfer", Words("接起急事来电", "Answer an urgent call"), "2.2d"),
    HouseAct("return_transfer", Words("转接退回接听员", "Return a transfer"), "2.2e", (ActorKind.SYSTEM,)),
    HouseAct("owe_callback", Words("列入回电", "Put on the call-back list"), "2.2b", (ActorKind.SYSTEM,)),
    HouseAct("take_callback", Words("承担回电", "Take a call-back"), "2.2e"),
    HouseAct("open_callback", Words("查看号码与留言", "Open number and message"), "2.2e"),
    HouseAct("try_callback", Words("回电一次", "Try to call back"), "2.2e"),
    HouseAct("end_callback", Words("回电办结", "End a call-back"), "2.2e"),
    HouseAct("plan_duty", Words("排班", "Plan a duty"), "2.2a"),
    HouseAct("end_duty", Words("撤销排班", "Take back a duty"), "2.2a"),
)

_BOXES = (
    HouseAct("box_add", Words("登记意见箱", "List a suggestion box"), "2.3a"),
    HouseAct("box_change", Words("变更意见箱登记", "Change a box's entry"), "2.3a"),
    HouseAct("box_open", Words("开启意见箱", "Open a suggestion box"), "2.3c"),
    HouseAct("box_correct", Words("更正开箱记录", "Correct an opening"), "2.3c"),
    HouseAct("box_incident", Words("意见箱异常", "Something is wrong with a box"), "2.3c", (ActorKind.SYSTEM,)),
    HouseAct("box_incident_seen", Words("查阅意见箱异常", "Take note of what was wrong"), "2.3c"),
    HouseAct("box_letter", Words("录入箱内来信", "Type in a letter from a box"), "2.3d"),
    HouseAct("box_aside", Words("箱内纸张不作来件", "Set a paper from a box aside"), "2.3d"),
    HouseAct("box_hand_over", Words("移交箱内材料", "Hand over papers from a box"), "2.3d"),
    HouseAct("box_take_over", Words("接收箱内材料", "Take over papers from a box"), "2.3d"),
)

_ONLINE = (
    HouseAct(
        "connect_account", Words("接入平台账号", "Connect an account"), "2.4a", (ActorKind.STAFF, ActorKind.SYSTEM)
    ),
    HouseAct("alter_account", Words("变更平台账号", "Change an account"), "2.4a", (ActorKind.STAFF, ActorKind.SYSTEM)),
)

_PLANTED = (
    HouseAct("plant_piece", Words("投放神秘件", "Plant a test piece"), "7.1.1c"),
    HouseAct("find_piece", Words("神秘件已收到", "A test piece arrived"), "7.1.1c", (ActorKind.SYSTEM,)),
)

_COUNTER = (
    HouseAct("counter_file", Words("代为登记", "Write down for somebody"), "3.1a"),
    HouseAct("counter_import", Words("批量导入", "Import a table"), "3.1a", (ActorKind.STAFF, ActorKind.SYSTEM)),
)

_PEOPLE = (
    HouseAct("begin_people", Words("人员建档", "People as they stood"), "3.1b", (ActorKind.SYSTEM,)),
    HouseAct("add_unit", Words("新增部门", "Add a unit"), "3.1b", HOUSE),
    HouseAct("change_unit", Words("变更部门", "Change a unit"), "3.1b", HOUSE),
    HouseAct("employ", Words("新增人员", "Add a member of staff"), "3.1b", HOUSE),
    HouseAct("change_staff", Words("变更人员信息", "Change a member of staff"), "3.1b"),
    HouseAct("end_account", Words("停用账号", "End an account"), "6.1.1a"),
    HouseAct("resume_account", Words("恢复账号", "Resume an account"), "6.1.1a"),
    HouseAct("appoint", Words("任命岗位", "Appoint to a post"), "3.1b", HOUSE),
    HouseAct("end_post", Words("免去岗位", "End a post"), "3.1b"),
    HouseAct("declare_tie", Words("登记回避关系", "Declare a tie"), "1.3.2"),
    HouseAct("end_tie", Words("解除回避关系", "End a tie"), "1.3.2"),
    HouseAct("reset_passphrase", Words("重置口令", "Reset a passphrase"), "6.1.1a", HOUSE),
)
PEOPLE_ACTS = frozenset(act.name for act in _PEOPLE)
"""Setting up the house's people. None of these gives a seat or a key to anything."""

_RULES = (
    HouseAct("issue_numbers", Words("发布本单位数字", "Issue the organisation's numbers"), "8.2", HOUSE),
    HouseAct("correct_calendar", Words("更正工作日历", "Correct the working calendar"), "1.3.1", HOUSE),
)

HOUSE_ACTS: dict[str, HouseAct] = {
    act.name: act for act in (*_ARRIVING, *_HOTLINE, *_BOXES, *_ONLINE, *_COUNTER, *_PLANTED, *_PEOPLE, *_RULES)
}
