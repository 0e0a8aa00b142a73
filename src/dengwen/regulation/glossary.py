"""The words of the house: one identifier a notion, with what people read for it in both languages.

Members of the closed lists have their words in `labels`; here are the notions that are no member of a list.
"""

from dengwen.regulation.words import Words

_PEOPLE = {
    "reporter": Words("反馈人", "reporter"),
    "subject": Words("被反映人", "subject"),
    "management_dept": Words("管理部门", "management department"),
    "responsible_dept": Words("责任部门", "responsible department"),
    "supervision_group": Words("监督小组", "supervision group"),
    "designated_person": Words("专人", "designated person"),
    "handling_unit": Words("承办部门", "handling unit"),
    "lead_unit": Words("主办部门", "lead unit"),
    "co_handling_unit": Words("协办部门", "co-handling unit"),
    "access_circle": Words("知悉范围", "need-to-know circle"),
}

_THINGS = {
    "submission": Words("来件", "submission"),
    "matter": Words("事项", "matter"),
    "case": Words("案件", "case"),
    "lead": Words("线索", "lead"),
    "receipt_code": Words("查询码", "receipt code"),
    "entry": Words("记录", "entry"),
    "clock": Words("计时", "clock"),
    "deadline": Words("时限", "deadline"),
    "working_day": Words("工作日", "working day"),
    "natural_day": Words("自然日", "natural day"),
    "dispatch_packet": Words("转办件", "dispatch packet"),
    "investigation_report": Words("调查报告", "investigation report"),
    "allegation": Words("指称事项", "allegation"),
    "finding": Words("认定", "finding"),
    "recommendation": Words("处理建议", "recommendation"),
    "handling_opinion": Words("处理意见", "handling opinion"),
    "rectification": Words("整改", "rectification"),
    "measure": Words("整改措施", "measure"),
    "protective_measure": Words("保护措施", "protective measure"),
    "remedy": Words("救济", "remedy"),
    "reply": Words("答复", "reply"),
    "dialogue": Words("对话", "dialogue"),
    "suggestion_box": Words("意见箱", "suggestion box"),
    "box_opening": Words("开箱记录", "box opening record"),
    "emergency_procedure": Words("应急处理程序", "emergency procedure"),
    "effective_from": Words("施行日期", "effective date"),
}

_DEEDS = {
    "receive": Words("接收", "receive"),
    "register": Words("登记", "register"),
    "initial_review": Words("初步审核", "initial review"),
    "accept": Words("受理", "accept"),
    "non_acceptance": Words("不予受理", "non-acceptance"),
    "classify": Words("分类", "classify"),
    "dispatch": Words("转办", "dispatch"),
    "return_objection": Words("退回", "return as not competent"),
    "joint_investigation": Words("联合调查", "joint investigation"),
    "investigation": Words("调查", "investigation"),
    "evidence_collection": Words("取证", "evidence collection"),
    "interview": Words("询问", "interview"),
    "document_inspection": Words("查阅资料", "document inspection"),
    "site_visit": Words("实地走访", "site visit"),
    "review": Words("审核", "review"),
    "urge": Words("督促", "urge"),
    "remind": Words("提醒", "remind"),
    "strike_off": Words("销号", "strike off"),
    "conclude": Words("办结", "conclude"),
    "close": Words("结案", "close"),
    "archive": Words("归档", "archive"),
    "withdraw": Words("撤回", "withdraw"),
    "merge": Words("合并办理", "merge"),
    "extension": Words("延期", "extension"),
    "suspend": Words("中止", "suspend"),
    "terminate": Words("终止", "terminate"),
    "overdue": Words("逾期", "overdue"),
    "appeal": Words("申诉", "appeal"),
    "first_review": Words("复查", "first review"),
    "final_review": Words("复核", "final review"),
    "spot_check": Words("抽查", "spot check"),
    "accountability": Words("问责", "accountability"),
    "reward": Words("表彰奖励", "reward"),
}

_GUARDS = {
    "confidentiality": Words("保密", "confidentiality"),
    "undertaking": Words("保密承诺", "confidentiality undertaking"),
    "recusal": Words("回避", "recusal"),
    "conflict_of_interest": Words("利益冲突", "conflict of interest"),
    "retaliation": Words("打击报复", "retaliation"),
    "masking": Words("脱敏", "masking"),
    "proxy_submission": Words("代为反映", "proxy filing"),
    "repeat_item": Words("重复件", "repeat item"),
}

_FIGURES = {
    "acceptance_rate": Words("受理率", "acceptance rate"),
    "handling_rate": Words("处理率", "handling rate"),
    "satisfaction": Words("满意度", "satisfaction"),
    "on_time_feedback_rate": Words("按时反馈率", "on-time feedback rate"),
    "channel_capture": Words("渠道登记率", "channel capture"),
    "ageing": Words("在办时长", "ageing"),
    "return_rate": Words("退转率", "return rate"),
    "assessment": Words("绩效考核", "assessment"),
}

GLOSSARY: dict[str, Words] = {**_PEOPLE, **_THINGS, **_DEEDS, **_GUARDS, **_FIGURES}
