"""`dengwen init`: database, recovery key and first administrator. Each is made once; what was made is printed once."""

from typing import Any

from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from dengwen.bylaws.numbering import Numbers, adopt_unentered, found
from dengwen.people.models import OrganisationVersion, Posting, Staff, Unit
from dengwen.people.passphrases import hand_out
from dengwen.policy.models import PolicyVersion
from dengwen.regulation.vocabulary import Post
from dengwen.staffing.founding import begin as begin_people
from dengwen.vault.enrolment import enrol_recovery
from dengwen.vault.holders import HolderKind
from dengwen.vault.models import HolderKey

Begun = dict[str, Any]
FIRST_ADMINISTRATOR = "admin"


def begin() -> Begun:
    """Brings the database up to date and makes what a new house lacks; a second call makes nothing."""
    call_command("migrate", interactive=False, verbosity=0)
    with transaction.atomic():
        number_the_rules()
        begun = {"recovery": recovery_code(), "administrator": first_administrator()}
        begin_people()
        return begun


def number_the_rules() -> None:
    """Version 1 of the organisation's own numbers: the regulation's defaults, in force from today. All versions are entered."""
    if not PolicyVersion.objects.exists():
        found(Numbers(timezone.localdate(), "本单位", "The organisation", {}, {}))
    adopt_unentered()


def recovery_code() -> str | None:
    """The recovery key's printed code, if this call made the key."""
    if HolderKey.objects.filter(kind=HolderKind.RECOVERY, retired_on=None).exists():
        return None
    return enrol_recovery().printed_code


def first_administrator() -> dict[str, str] | None:
    """Name, password and printed code of the first administrator, if there was nobody."""
    if Staff.objects.exists():
        return None
    unit = Unit.objects.create(name="本单位", name_en="The organisation")
    person = Staff(username=FIRST_ADMINISTRATOR, name="系统管理员", name_en="Administrator", unit=unit)
    handed = hand_out(person)
    Posting.objects.create(staff=person, post=Post.ADMINISTRATOR, unit=unit, from_on=timezone.localdate())
    OrganisationVersion.touch()
    return {"user": FIRST_ADMINISTRATOR, "password": handed.password, "printed_code": handed.printed_code}


def in_words(begun: Begun) -> str:
    """Says what to write down now, because nothing of it is kept."""
    lines = []
    if begun["recovery"]:
        lines += [
            "恢复密钥，请打印两份分开封存，此后不再显示 / Recovery key: print twice, seal, keep apart; never shown again:"
        ]
        lines += [f"    {begun['recovery']}", ""]
    if administrator := begun["administrator"]:
        lines += [
            "首位系统管理员，口令首次登录时须更改 / First administrator; the password must be changed at the first sign-in:"
        ]
        lines += [f"    {name:13} {value}" for name, value in administrator.items()] + [""]
    lines += ["已就绪，请运行 dengwen serve。/ Ready: run `dengwen serve`."]
    if begun["administrator"]:
        lines += [
            "登录 /desk/ 后在“人员与部门”中设立部门和人员，或运行 dengwen people import 表格文件。",
            "Then sign in at /desk/ and set up units and staff under “People and units”, or run `dengwen people import TABLE`.",
        ]
    return "\n".join(lines)
