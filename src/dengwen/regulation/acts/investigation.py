"""The investigator's acts, from the packet to the report (4.1)."""

from dengwen.regulation.act import Act, at_stages
from dengwen.regulation.acts.spans import INVESTIGATING
from dengwen.regulation.vocabulary import Stage
from dengwen.regulation.words import Words

INVESTIGATION = (
    Act("open_packet", Words("查收转办件", "Open the packet"), "4.1.1a", at_stages(Stage.DISPATCHED), None, ("T4",)),
    Act(
        "assign",
        Words("确定调查人员", "Name the investigator"),
        "4.1.1a",
        at_stages(Stage.DISPATCHED),
        Stage.INVESTIGATING,
        ("T5", "S9", "S15"),
        ("T4",),
    ),
    Act("add_investigator", Words("增加调查人员", "Add an investigator"), "4.1.1a", INVESTIGATING),
    Act("declare_no_conflict", Words("签署无利益冲突声明", "Declare no conflict of interest"), "1.3.2", INVESTIGATING),
    Act("contact", Words("联系反馈人", "Contact the reporter"), "4.1.1b", INVESTIGATING, None, (), ("S9",)),
    Act("contact_attempt", Words("记录一次联系未果", "Record a failed attempt"), "4.1.1b", INVESTIGATING),
    Act("plan", Words("制定调查方案", "Plan the investigation"), "4.1.2a", INVESTIGATING),
    Act("plan_step", Words("安排一步", "Plan a step"), "4.1.2a", INVESTIGATING),
    Act("allege", Words("列出指称事项", "List an allegation"), "4.1.2a", INVESTIGATING),
    Act("find", Words("作出认定", "Make a finding"), "4.1.2a", INVESTIGATING),
    Act("add_evidence", Words("添加证据", "Add evidence"), "4.1.1c", INVESTIGATING),
    Act("interview", Words("询问记录", "Record an interview"), "4.1.2b", INVESTIGATING),
    Act("inspect_documents", Words("查阅资料", "Record a document check"), "4.1.2b", INVESTIGATING),
    Act("visit_site", Words("实地走访", "Record a site visit"), "4.1.2b", INVESTIGATING),
    Act(
        "extend",
        Words("批准延期", "Approve an extension"),
        "4.1.3a",
        INVESTIGATING,
        not_after=("ask_extension", "submit_report"),
    ),
    Act("ask_extension", Words("申请延期", "Ask for an extension"), "4.1.3a", INVESTIGATING),
    Act("pause", Words("中止计时", "Pause the term"), "4.1.3a", INVESTIGATING),
    Act("resume", Words("恢复计时", "Resume the term"), "4.1.3a", INVESTIGATING),
    Act(
        "submit_report",
        Words("提交调查报告", "Submit the report"),
        "4.1.3b",
        INVESTIGATING,
        Stage.REPORTED,
        ("T6",),
        ("T5", "S9"),
        consequence=Words(
            "报告锁定并送交审核；审核人不得是经办人。",
            "The report is locked and goes to review by somebody who did not handle the matter.",
        ),
    ),
)
