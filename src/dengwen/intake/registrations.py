"""What intake puts into the docket's and the desk's registries when Django is ready."""

from dengwen.desk.casepage import Audience, action, composer, panel, utterance
from dengwen.desk.errands import errands
from dengwen.desk.forms import TextForm
from dengwen.desk.navigation import place, posts_for
from dengwen.docket import joining
from dengwen.docket.gates import gate
from dengwen.docket.house import register_in_house
from dengwen.docket.projection import Noun, register
from dengwen.intake import (
    alike,
    alike_desk,
    deciding,
    dispatching,
    emergency,
    handlers,
    panels,
    planted_views,
    reconciling_pages,
    registering,
    returning,
    sections,
)
from dengwen.intake.dispatch_form import DispatchForm
from dengwen.intake.exclude_form import ExcludeForm
from dengwen.intake.forms import (
    AcceptForm,
    ClassifyForm,
    EmergencyActionForm,
    GroundForm,
    LeaderReportForm,
    ObjectionForm,
    RefuseForm,
    RegisterForm,
)
from dengwen.intake.inbox import section
from dengwen.intake.models import KeptApart, Merged, Planted, Submission, Waiting
from dengwen.intake.waiting import WAITING_FIELDS
from dengwen.regulation.words import Words

BESIDE = "intake/act.html"
LINES = "intake/sections/lines.html"

register(Noun("submission", Submission, ("channel", "evidence", "received_on", "status", "hinted")))
register(Noun("merged", Merged, ("main_uid", "whole")))
register(Noun("kept_apart", KeptApart, ("other_uid",)))
register_in_house(Noun("waiting", Waiting, WAITING_FIELDS))
register_in_house(Noun("planted", Planted, ("channel", "planted_on", "due_on", "found_uid", "found_on")))

gate("register", registering.all_six)
gate("accept", deciding.nothing_denied)
gate("refuse", deciding.reason_listed)
gate("dispatch", dispatching.recipient_free)
gate("return_objection", returning.once_only)
gate("recall", returning.nobody_left)
gate("flag_emergency", emergency.not_raised_yet)
for act in ("emergency_action", "report_to_leaders", "downgrade_emergency"):
    gate(act, emergency.raised)

panel("emergency", 2, Words("紧急重大事项", "Emergency"), "intake/panels/emergency.html", panels.emergency)
panel("alike", 32, Words("可能是同一事项", "Likely the same matter"), "intake/panels/alike.html", alike_desk.panel)
panel("stranded", 4, Words("无人办理", "Nobody has it"), "intake/panels/stranded.html", panels.stranded)
panel("report", 10, Words("来件原文", "The report"), "intake/panels/report.html", panels.report)
panel("six_facts", 20, Words("登记六要素", "The six facts"), "intake/panels/six_facts.html", panels.six_facts)
panel("files", 30, Words("附件", "Files"), "intake/panels/files.html", panels.files)

action("register", 10, handlers.register, RegisterForm, template=BESIDE)
action("accept", 20, handlers.accept, AcceptForm, template=BESIDE)
action("refuse", 21, handlers.refuse, RefuseForm, template=BESIDE)
action("classify", 30, handlers.classify, ClassifyForm, template=BESIDE)
action(
    "dispatch",
    40,
    handlers.dispatch,
    DispatchForm,
    template=BESIDE,
    explains=Words(
        "用自己的话改写。原文的句子、会指向反馈人的词，系统会拦下。",
        "Write it in your own words. Sentences of the original and words that point to the reporter are stopped.",
    ),
)
action("return_objection", 45, handlers.return_objection, ObjectionForm)
action("recall", 46, handlers.recall, offered=handlers.unattended)
action(
    "exclude",
    80,
    handlers.exclude,
    ExcludeForm,
    template=BESIDE,
    explains=Words(
        "立即生效：有关人员失去席位和密钥，看不到此事项，也看不出它存在。",
        "At once: those people lose seats and keys, and can no longer tell that the matter exists.",
    ),
)
action(
    "flag_emergency",
    90,
    handlers.flag_emergency,
    GroundForm,
    offered=handlers.calm,
    explains=Words(
        "事项排到待办首位；首项应急措施和书面报告领导的时限即刻开始。",
        "The matter goes to the top of the list, and the terms for a first action and a report to the leaders begin.",
    ),
)
action("emergency_action", 5, handlers.emergency_action, EmergencyActionForm, offered=handlers.urgent)
action("report_to_leaders", 6, handlers.report_to_leaders, LeaderReportForm, template=BESIDE, offered=handlers.urgent)
action(
    "downgrade_emergency",
    91,
    handlers.downgrade_emergency,
    offered=handlers.urgent,
    explains=Words(
        "不再按紧急事项优先办理。标记的人不能自己解除。",
        "It is handled like any other matter again. Whoever flagged it may not lift it.",
    ),
)
action("note", 95, handlers.note, TextForm, in_place="dialogue")
action("message_reporter", 96, handlers.message_reporter, TextForm, in_place="dialogue")

action("merge", 82, alike_desk.merge, alike_desk.OtherForm)
action(
    "relate",
    83,
    alike_desk.relate,
    alike_desk.OtherForm,
    explains=Words(
        "两件各自办理，只记下彼此有关。", "Each is handled on its own; it is only noted that they belong together."
    ),
)
action(
    "keep_apart",
    84,
    alike_desk.keep_apart,
    alike_desk.OtherForm,
    explains=Words(
        "两件各自办理，今后不再提示它们相似。", "Each is handled on its own, and they are not offered as alike again."
    ),
)

composer(Audience.INTERNAL, "note")
composer(Audience.TO_REPORTER, "message_reporter")
utterance("reporter_message", Audience.FROM_REPORTER)
utterance("withdrawal", Audience.FROM_REPORTER, Words("撤回", "Withdrawn"))
utterance("staff_message", Audience.TO_REPORTER)
utterance("refusal", Audience.TO_REPORTER, Words("不予受理", "Not accepted"))
utterance("arrival", Audience.FROM_REPORTER, Words("来件", "As it arrived"))
utterance("joined", Audience.FROM_REPORTER, Words("并入的来件", "Joined from another arrival"))
utterance("note", Audience.INTERNAL)
utterance("reclassification", Audience.INTERNAL, Words("改变分类的理由", "Why it was reclassified"))
utterance("objection", Audience.INTERNAL, Words("退回理由", "Why it was returned"))
utterance("emergency_action", Audience.INTERNAL, Words("应急措施", "Emergency action"))
utterance("leader_report", Audience.INTERNAL, Words("报告领导", "Report to leaders"))

section(
    "missing",
    5,
    Words("渠道有据、尚未登记", "Proved but not registered"),
    "intake/sections/missing.html",
    reconciling_pages.missing,
)
joining.told_by(alike.joined_to, alike.main_of)

section("crowds", 30, Words("大量相似来件", "Many like arrivals"), "intake/sections/crowds.html", alike_desk.block)
section("to_sort", 10, Words("待甄别来件", "To be sorted"), LINES, sections.to_sort)
section("to_register", 20, Words("待登记事项", "Matters to be registered"), LINES, sections.to_register)
section("set_aside", 90, Words("未作为事项处理", "Set aside"), LINES, sections.set_aside)
place("intake:planted", Words("神秘件", "Test pieces"), "flag", 55, posts_for("plant_piece"))
place("intake:reconciliation", Words("渠道对账", "Reconciliation"), "match", 46, posts_for("reconciliation"))
place("intake:inbox", Words("来件", "Arrivals"), "inbox", 15, posts_for("inbox"))
errands("planted", 30, planted_views.errands)
