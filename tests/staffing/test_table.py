"""An organisation from a table: every wrong row is named, nothing is written when one is, and repeating makes no double."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile

from dengwen.config.command import dengwen
from dengwen.desk.sheets import lines_of
from dengwen.docket import rebuild
from dengwen.people.models import Posting, Staff, Unit
from dengwen.staffing.table import judged
from dengwen.vault import session
from tests.counter.test_importing import workbook
from tests.desk_pages import enter
from tests.house import House

pytestmark = pytest.mark.django_db
PAGE = "/desk/people/table/"
GOOD = """部门,上级部门,姓名,英文名,账号,岗位,负责人
仓储部,工程部,钱多多,Qian Duoduo,qian.dd,部门负责人,是
二号仓库,仓储部,,,,,
仓储部,,孙小米,,Sun.XM,调查人员；意见箱管理员,
合规部,,潘若谷,,pan,,
"""


def run(tmp_path: Path, table: str | bytes, *options: str) -> tuple[int, dict[str, Any]]:
    path = tmp_path / "staff.csv"
    path.write_bytes(table if isinstance(table, bytes) else table.encode())
    done = CliRunner().invoke(dengwen, ["people", "import", str(path), "--json", *options], catch_exceptions=False)
    return done.exit_code, json.loads(done.output)


@pytest.mark.clause("3.1b")
def test_it_looks_first_takes_over_once_and_tells_each_passphrase_once(house: House, tmp_path: Path) -> None:
    before = Staff.objects.count()
    looked = {"ok": True, "readable": True, "rows": 4, "known": 1, "units": 0, "made": [], "wrong": []}
    assert run(tmp_path, GOOD, "--dry-run") == (0, looked)
    assert Staff.objects.count() == before
    code, told = run(tmp_path, GOOD.encode("gb18030"))
    assert (code, told["units"], [each["user"] for each in told["made"]]) == (0, 2, ["qian.dd", "sun.xm"])
    store, shed = Unit.objects.get(name="仓储部"), Unit.objects.get(name="二号仓库")
    assert (store.parent, shed.parent) == (house.units["works"], store)
    assert store.head is not None
    assert store.head.username == "qian.dd"
    held = Posting.objects.filter(staff__username="sun.xm").values_list("post", "unit__name")
    assert set(held) == {("investigator", "仓储部"), ("box_keeper", "仓储部")}
    for each in told["made"]:
        assert session.unlock_staff(Staff.objects.get(username=each["user"]).uid, each["password"]) is not None
    assert list(rebuild.check()) == []
    assert run(tmp_path, GOOD) == (0, {**looked, "known": 3})
    assert Staff.objects.count() == before + 2


def test_a_workbook_without_a_parent_hangs_under_the_whole_organisation(house: House, tmp_path: Path) -> None:
    rows: list[list[object]] = [["unit", "unit_en", "name", "account"], ["档案馆", "Archive", "甲乙", "jia.yi"]]
    code, told = run(tmp_path, workbook(rows))
    assert (code, told["units"]) == (0, 1)
    archive = Unit.objects.get(name="档案馆")
    assert (archive.parent, archive.name_en) == (house.units["office"], "Archive")


@pytest.mark.parametrize(
    ("row", "faults"),
    [
        (",,钱多多,,qian.dd,,", 1),
        ("仓储部,,钱多多,,,,", 1),
        ("仓储部,,,,qian.dd,,", 1),
        ("仓储部,,钱多多,,Q q,,", 1),
        ("仓储部,,别的人,,an,,", 1),
        ("仓储部,,钱多多,,qian.dd,国王,", 1),
        ("仓储部,,钱多多,,qian.dd,受理专员；监督小组成员,", 1),
        ("仓储部,,钱多多,,qian.dd,,也许", 1),
        ("仓储部,没有的部,钱多多,,qian.dd,,", 1),
        ("采购部,合规部,钱多多,,qian.dd,,", 1),
        ("采购部,,钱多多,,qian.dd,,是", 1),
        ("仓储部,,,,,,是", 1),
        ("仓储部,仓储部,,,,,", 1),
        (f"{'长' * 61},,,,,,", 1),
    ],
)
def test_every_wrong_row_is_named_and_nothing_is_written(house: House, tmp_path: Path, row: str, faults: int) -> None:
    before = (Staff.objects.count(), Unit.objects.count())
    code, told = run(tmp_path, f"部门,上级部门,姓名,英文名,账号,岗位,负责人\n工程部,,新人,,new.one,,\n{row}\n")
    assert (code, told["ok"], [wrong["row"] for wrong in told["wrong"]]) == (1, False, [3])
    assert len(told["wrong"][0]["problems"]) == faults
    assert (Staff.objects.count(), Unit.objects.count()) == before


def test_rows_that_contradict_each_other_are_named(house: House) -> None:
    table = """部门,上级部门,姓名,账号,负责人
一部,二部,甲,jia,是
二部,一部,乙,yi,
三部,工程部,丙,bing,是
三部,采购部,丁,ding2,是
三部,,戊,bing,
"""
    wrong = {row.no for row in judged(lines_of(table.encode())) if row.problems}
    assert wrong == {2, 3, 5, 6}


def test_passphrases_go_into_a_file_for_this_account_alone(house: House, tmp_path: Path) -> None:
    out = tmp_path / "handed.json"
    code, told = run(tmp_path, GOOD, "--out", str(out))
    assert (code, told["made"]) == (0, 2)
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    made = json.loads(out.read_text())["made"]
    assert [each["user"] for each in made] == ["qian.dd", "sun.xm"]
    done = CliRunner().invoke(dengwen, ["people", "reset-passphrase", "qian.dd", "--out", str(out)])
    assert done.exit_code == 2
    assert Staff.objects.get(username="qian.dd").check_password(made[0]["password"])
    _, told = run(tmp_path, GOOD, "--out", str(tmp_path / "nothing.json"))
    assert told["made"] == []
    assert not (tmp_path / "nothing.json").exists()


def test_a_passphrase_is_reset_at_the_machine_even_the_last_administrators(house: House) -> None:
    done = CliRunner().invoke(dengwen, ["people", "reset-passphrase", "WU", "--json"], catch_exceptions=False)
    told = json.loads(done.output)
    assert (done.exit_code, told["user"]) == (0, "wu")
    assert session.unlock_staff(house.uid("wu"), told["password"]) is not None
    done = CliRunner().invoke(dengwen, ["people", "reset-passphrase", "nobody"])
    assert done.exit_code == 1
    assert "no such account" in done.output


def upload(table: str = GOOD) -> SimpleUploadedFile:
    return SimpleUploadedFile("staff.csv", table.encode(), "text/csv")


def test_the_page_looks_names_and_takes_over(house: House, media: Path) -> None:
    client, before = enter(house, "wu"), Staff.objects.count()
    looked = client.post(PAGE, {"table": upload(), "judge": "1"})
    assert looked.status_code == 200
    assert "4 rows were read." in looked.content.decode()
    wrong = client.post(PAGE, {"table": upload(GOOD.replace("调查人员", "国王"))})
    assert wrong.status_code == 422
    assert "国王 is no post." in wrong.content.decode()
    assert client.post(PAGE, {"table": SimpleUploadedFile("a.csv", b"\0\1")}).status_code == 422
    assert Staff.objects.count() == before
    page = client.post(PAGE, {"table": upload()}).content.decode()
    assert "2 units are new." in page
    assert "sun.xm" in page
    assert Staff.objects.count() == before + 2
    own = client.post(PAGE, {"table": upload("部门,姓名,账号,负责人\n新部,吴承平,wu,是\n")})
    assert own.status_code == 409
    assert not Unit.objects.filter(name="新部").exists()
