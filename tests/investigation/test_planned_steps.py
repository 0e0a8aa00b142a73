"""Single steps are planned with a day, recorded against the plan, and shown when late (4.1.2a, 4.1.2b)."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.urls import reverse

from dengwen.docket import moment
from dengwen.docket.acts import NotLawful
from dengwen.docket.models import Case
from dengwen.investigation import evidence, planning, story
from dengwen.investigation.evidence import Inspection, Visit, Weighed
from dengwen.investigation.planning import Step
from dengwen.investigation.vocabulary import Exposure
from dengwen.ledger.models import Entry
from tests import desk_pages
from tests import house as houses
from tests.investigation import steps

SAFE = Weighed(Exposure.NO)
WHERE = "三号仓库北侧货架"


def planned(house: houses.House, case: Case, act: str = "visit_site", days: int = 3) -> UUID:
    on = moment.today() + timedelta(days=days)
    return UUID(planning.plan_step(case, house.actor("ma"), Step(act, on, WHERE)).body["facts"]["step"])


def visit() -> Visit:
    return Visit("清点", "仓库", moment.today(), "少三件。")


@pytest.mark.clause("4.1.2b")
def test_a_planned_step_is_done_by_the_record_that_names_it(house: houses.House) -> None:
    case = steps.begun(house)
    one, two = planned(house, case), planned(house, case, days=1)
    evidence.visit_site(case, house.actor("ma"), visit(), SAFE, planned=one)
    told = story.planned(story.told(case))
    assert [(step.uid, step.recorded_on) for step in told] == [(two, None), (one, moment.today())]
    with pytest.raises(NotLawful, match="recorded already"):
        evidence.visit_site(case, house.actor("ma"), visit(), SAFE, planned=one)
    papers = Inspection("合同", "档案室", moment.today(), "齐全")
    with pytest.raises(NotLawful, match="another kind"):
        evidence.inspect_documents(case, house.actor("ma"), papers, SAFE, planned=two)
    with pytest.raises(NotLawful, match="could show who spoke"):
        evidence.visit_site(case, house.actor("ma"), visit(), Weighed("?"), planned=two)  # type: ignore[arg-type]


def test_with_whom_stands_sealed_and_the_day_lies_ahead(house: houses.House) -> None:
    case = steps.begun(house)
    planned(house, case)
    assert WHERE not in str(list(Entry.objects.filter(case_uid=case.uid).values_list("body", flat=True)))
    for step in (
        Step("visit_site", moment.today() - timedelta(days=1), WHERE),
        Step("contact", moment.today(), WHERE),
        Step("visit_site", moment.today(), "  "),
    ):
        with pytest.raises(NotLawful):
            planning.plan_step(case, house.actor("ma"), step)


def test_a_late_step_is_shown_and_recorded_from_its_line(house: houses.House) -> None:
    case = steps.begun(house)
    uid = planned(house, case)
    assert '<span class="badge">planned</span>' in desk_pages.page(desk_pages.enter(house, "ma"), case)
    with moment.standing_at(steps.day(9)):
        client = desk_pages.enter(house, "ma")
        page = desk_pages.page(client, case)
        address = f"{reverse('desk:act', args=[case.code, 'visit_site'])}?about={uid}"
        assert '<span class="badge dot tone-bad">late</span>' in page
        assert f'href="{address}"' in page
        form = client.get(address).content.decode()
        assert f'<option value="{uid}" selected>' in form
        assert "Could this step show who spoke?" in form
        typed = {
            "step": str(uid),
            "exposure": "no",
            "title": "清点",
            "where": "仓库",
            "on": "2026-03-10",
            "text": "少三件",
        }
        assert client.post(address, typed).status_code == 302
        page = desk_pages.page(client, case)
        assert 'tone-bad">late' not in page
        assert "recorded " in page


def test_planning_on_the_page(house: houses.House) -> None:
    case = steps.begun(house)
    client = desk_pages.enter(house, "ma")
    address = reverse("desk:act", args=[case.code, "plan_step"])
    wrong = client.post(address, {"act": "interview", "on": "2026-01-01", "whom": WHERE})
    assert wrong.status_code == 422
    assert "planned for today or a later day" in wrong.content.decode()
    assert WHERE in wrong.content.decode()
    assert client.post(address, {"act": "interview", "on": "2026-03-05", "whom": WHERE}).status_code == 302
    assert WHERE in desk_pages.page(client, case)
    assert WHERE not in desk_pages.page(desk_pages.enter(house, "an"), case)
