"""What is kept in the open, in plain words for the privacy notice, each line with the columns that it speaks of.

A habit test holds the lines against the tables: a plain column that no line names fails it. So the notice cannot fall behind.
"""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase

from dengwen.regulation.words import Words


@dataclass(frozen=True, slots=True)
class Kept:
    """One line of the notice; ``columns`` holds patterns such as ``docket_case.code``."""

    words: Words
    columns: str

    def names(self, column: str) -> bool:
        return any(fnmatchcase(column, pattern) for pattern in self.columns.split())


@dataclass(frozen=True, slots=True)
class Part:
    """Lines that belong together, under a heading of their own."""

    title: Words
    lines: tuple[Kept, ...]


OF_A_MATTER = Part(
    Words("每件事项", "Of each matter"),
    (
        Kept(
            Words(
                "一个随机编号，事项类型、类别、紧急程度、接收渠道和办理阶段，来件是否注明了投诉举报",
                "a random number, its kind, category, urgency, the way it came in, its stage, and whether it was marked as a report",
            ),
            "docket_case.code docket_case.matter_type docket_case.category docket_case.urgency docket_case.channel "
            "docket_case.stage intake_submission.channel intake_submission.status "
            "intake_submission.hinted",
        ),
        Kept(
            Words(
                "您选的是匿名、隐名还是实名，以及您选的身份（如员工、客户；可以不选）",
                "whether you chose anonymous, confidential or named, and what you said you are (staff, customer …; you may leave it out)",
            ),
            "docket_case.identity_mode docket_case.reporter_type",
        ),
        Kept(
            Words(
                "承办单位、核查结论、不予受理的理由（从固定选项中选定），您是否表示过不满意",
                "the unit that handles it, the outcome, the reason for not taking it up (from a fixed list), and whether you "
                "said that you are not satisfied",
            ),
            "docket_case.unit_uid docket_case.outcome docket_case.refusal investigation_allegation.* "
            "oversight_reckoning.unit_uid oversight_reckoning.verdict oversight_reckoning.objected",
        ),
        Kept(
            Words(
                "收到和各步办理的日期，各项时限及到期日、催办次数、延期和中止的天数与原因（从固定选项中选定），适用的办法版本",
                "the day it came and the day of each step, the terms with their last days, reminders, extensions and pauses "
                "(reasons from a fixed list), and which version of the rules applies",
            ),
            "docket_case.received_on docket_case.policy_version docket_case.next_due_on docket_case.next_term "
            "docket_clock.* intake_submission.received_on investigation_extension.* investigation_standstill.* "
            "oversight_reckoning.* clerk_reminded.* desk_notice.*",
        ),
        Kept(
            Words(
                "哪些工作人员经办、各负什么责任，由谁拟稿、由谁打开过哪一类密封内容",
                "which staff work on it and in what part, who drafted what, and who was given the keys to which sealed part",
            ),
            "docket_seat.* docket_paper.author_uid vault_grant.* vault_compartment.* feedback_reply.*",
        ),
        Kept(
            Words(
                "有几份文书、消息和文件，各属哪一类、哪一天形成、加密后有多大。您发来的只记日期；工作人员所写的记到时刻",
                "how many papers, messages and files there are, of what kind, from which day and how large when sealed. Of what you "
                "send only the day is noted; of what staff write, the time too",
            ),
            "docket_paper.kind docket_paper.about_uid docket_paper.on docket_paper.at docket_paper.digest "
            "vault_sealed.* vault_sealedfile.*",
        ),
        Kept(
            Words(
                "整改措施的编号、责任人、日期和状态",
                "the measures by number, with the person in charge, days and state",
            ),
            "rectification_measure.*",
        ),
        Kept(
            Words(
                "是否与另一件事项合并、关联或者反映同类情况（内容只留无法还原的加密指纹）",
                "whether it was joined with another matter, or is like another one (of texts only keyed fingerprints, from which "
                "they cannot be worked out)",
            ),
            "intake_merged.* intake_keptapart.* intake_likeness.* intake_likeband.* intake_likesubject.* feedback_likenessband.*",
        ),
        Kept(
            Words(
                "办理记录：哪一天、谁、做了哪一步（工作人员所做的记到时刻），不含任何文字内容",
                "the ledger: on which day who took which step (of staff, the time too), without any text",
            ),
            "ledger_entry.* ledger_treehead.*",
        ),
    ),
)

OTHER_WAYS = Part(
    Words("从其他渠道来的", "When you come another way"),
    (
        Kept(
            Words(
                "来电：通话的时刻、时长、哪位话务员接听、是否同意录音、转接和回电的情况。来电号码加密保存",
                "calls: the time, how long, which operator, whether you agreed to a recording, transfers and calls back. "
                "Your number is kept sealed",
            ),
            "hotline_call.* hotline_recording.* hotline_transfer.* hotline_callback.* hotline_nonce.*",
        ),
        Kept(
            Words(
                "邮件和消息：收到的日期、发到哪个邮箱或账号、处理情况，以及发件人和邮件的加密指纹（不能还原为地址）",
                "mails and messages: the day, which of our mailboxes or accounts, what became of it, and keyed fingerprints of sender "
                "and mail (no address can be worked out)",
            ),
            "intake_submission.evidence intake_waiting.* mailbox_spooled.* mailbox_delivery.* mailbox_correspondent.* mailbox_watch.* "
            "social_heard.* social_nonce.* social_pace.* intake_missing.* intake_reconciled.* intake_planted.*",
        ),
        Kept(
            Words(
                "意见箱：开箱日期、开箱的两人、封签号、信件和纸张的数量、机器识读到哪一页",
                "suggestion boxes: the day of opening, the two who opened it, seal numbers, how many letters and "
                "sheets, and how far a machine has read them",
            ),
            "box_opening.* box_correction.* box_letter.* box_handover.* box_incident.* box_page.* box_reading.*",
        ),
        Kept(
            Words(
                "我们发出的邮件：种类、日期、是否送达邮件服务器。地址加密保存，发出后删除",
                "mails that we send: what kind, on which day, and whether they went out. Addresses are sealed, and deleted afterwards",
            ),
            "outbox_mail.* outbox_thread.* outbox_subscription.* outbox_line.* vault_welcome.*",
        ),
    ),
)

OF_THE_HOUSE = Part(
    Words("本单位自己的管理数据", "Of the organisation itself"),
    (
        Kept(
            Words(
                "工作人员的姓名、账号、部门、岗位、任职起止、已申报的利害关系、保密承诺日期、上次登录时间和登录失败次数、谁要收邮件提醒（地址加密保存）",
                "names of staff, their accounts, units and posts with their days, declared ties, the day of the secrecy "
                "undertaking, the last sign-in and failed attempts, and who wants notices by mail (the address is sealed)",
            ),
            "people_* outbox_recipient.* desk_attempt.* vault_holderkey.* vault_unlockmethod.*",
        ),
        Kept(
            Words(
                "机构设置、办法中本单位的各项数字、工作日历",
                "the tree of units, the organisation's own numbers in the rules, and its working calendar",
            ),
            "policy_*",
        ),
        Kept(
            Words(
                "公布的邮箱、热线、平台账号，意见箱的位置和封签号，值班表，各渠道试通的结果，系统自身的运行进度",
                "published mailboxes, hotlines and accounts, the places and seals of boxes, rosters, how trials of each way in went, "
                "and how far the system's own work has come",
            ),
            "mailbox_mailbox.* hotline_line.* hotline_duty.* social_account.* box_box.* oversight_tried.* mailbox_trial.* "
            "oversight_progress.* clerk_* intake_proverstate.*",
        ),
    ),
)

PARTS = (OF_A_MATTER, OTHER_WAYS, OF_THE_HOUSE)
