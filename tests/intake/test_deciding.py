"""Registration, acceptance, refusal and classification: what each writes, and what each refuses in words."""

from collections.abc import Iterator

import pytest

from dengwen.docket import papers, rebuild
from dengwen.docket.acts import NotLawful, ledger_key
from dengwen.docket.granting import opener_of
from dengwen.docket.models import Case, Clock
from dengwen.docket.reads import entries
from dengwen.intake.classifying import classify
from dengwen.intake.deciding import Answer, accept, refuse
from dengwen.intake.models import Submission, SubmissionStatus
from dengwen.intake.registering import Fact, prefilled, register
from dengwen.ledger.verify import verify
from dengwen.regulation.vocabulary import Category, FieldState, IdentityMode, MatterType, Refusal, Stage
from dengwen.vault import session
from dengwen.vault.session import Opener
from tests import house as houses
from tests.intake import officers

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> Iterator[houses.House]:
    with session.in_process():
        yield houses.build()


def running(case: Case) -> set[str]:
    return set(Clock.objects.filter(case=case, settled_on=None).values_list("term", flat=True))


def stands() -> bool:
    return list(rebuild.check()) == [] and verify(ledger_key()).first_bad_index is None


@pytest.mark.clause("3.2.1a")
@pytest.mark.clause("3.2.1b")
def test_registration_settles_its_term_and_records_the_state_of_six_facts(house: houses.House) -> None:
    case, _ = officers.received()
    states = {**officers.ALL_GIVEN, Fact.PLACE: FieldState.UNKNOWN}
    entry = register(case, house.actor("an"), states, ["邹不平", " ", "邹不平"])
    assert case.stage == Stage.REGISTERED
    assert running(case) == {"T2"}
    assert entry.body["facts"] == {str(fact): str(state) for fact, state in states.items()}
    assert [row.status for row in Submission.objects.filter(case=case)] == [SubmissionStatus.REGISTERED]
    sealed = papers.open_papers(case, opener_of(house.actor("bai")), ["facts"])
    assert [each.body["telltale"] for each in sealed] == [["邹不平"]]
    assert stands()


def test_no_fact_may_be_left_open(house: houses.House) -> None:
    case, _ = officers.received()
    states = {fact: FieldState.GIVEN for fact in Fact if fact is not Fact.TIME}
    with pytest.raises(NotLawful, match="六项"):
        register(case, house.actor("an"), states)
    assert case.stage == Stage.RECEIVED


def test_the_states_follow_from_what_came_in(house: houses.House) -> None:
    case, _ = officers.received(officers.named(identity_mode=IdentityMode.ANONYMOUS, when=""))
    states = prefilled(case, {"what": "x", "where": "y", "when": "", "subjects": [{"name": "z"}]})
    assert states == {
        Fact.NAME: FieldState.WITHHELD,
        Fact.CONTACT: FieldState.WITHHELD,
        Fact.MATTER: FieldState.GIVEN,
        Fact.PERSONS: FieldState.GIVEN,
        Fact.TIME: FieldState.UNKNOWN,
        Fact.PLACE: FieldState.GIVEN,
    }


@pytest.mark.clause("3.2.2a")
def test_whoever_is_unsure_accepts(house: houses.House) -> None:
    case = officers.registered(house.actor("an"))
    entry = accept(case, house.actor("bai"), Answer.UNSURE, Answer.UNSURE)
    assert case.stage == Stage.ACCEPTED
    assert running(case) == {"T3", "S5"}
    assert entry.body["facts"] == {"in_scope": "unsure", "admissible": "unsure"}
    assert stands()


def test_a_no_is_not_accepted(house: houses.House) -> None:
    case = officers.registered(house.actor("an"))
    with pytest.raises(NotLawful, match="不予受理"):
        accept(case, house.actor("an"), Answer.YES, Answer.NO)
    assert [entry.act for entry in entries(case)] == ["receive", "register"]


@pytest.mark.clause("3.2.2b")
@pytest.mark.clause("3.2.2c")
def test_a_refusal_is_sealed_where_the_reporter_reads_it(house: houses.House) -> None:
    case, code = officers.received()
    register(case, house.actor("an"), officers.ALL_GIVEN)
    refuse(
        case,
        house.actor("an"),
        Refusal.OUT_OF_SCOPE,
        "所述为邻里纠纷，与本单位的经营无关。",
        "社区居委会；也可在此留言提出异议。",
    )
    unlocked = session.unlock_reporter(code)
    assert unlocked is not None
    found = papers.open_papers(case, Opener(unlocked[0], session.whose(unlocked[0]).holder_uid), ["refusal"])
    assert [each.body["reason"] for each in found] == ["out_of_scope"]
    assert found[0].body["elsewhere"].startswith("社区居委会")
    assert (case.stage, case.refusal, running(case)) == (Stage.REFUSED, Refusal.OUT_OF_SCOPE, set())
    assert stands()


@pytest.mark.parametrize(
    ("text", "elsewhere"), [("不受理", "居委会"), ("        ", "居委会"), ("所述为邻里纠纷，与本单位的经营无关。", " ")]
)
def test_a_refusal_without_explanation_or_other_route_is_none(house: houses.House, text: str, elsewhere: str) -> None:
    case = officers.registered(house.actor("an"))
    with pytest.raises(NotLawful):
        refuse(case, house.actor("an"), Refusal.NO_SUBSTANCE, text, elsewhere)
    assert case.stage == Stage.REGISTERED


@pytest.mark.clause("3.2.3a")
def test_a_changed_classification_needs_its_reason(house: houses.House) -> None:
    case = officers.accepted(house.actor("an"))
    with pytest.raises(NotLawful):
        classify(case, house.actor("an"), MatterType.COMPLAINT, Category.SERVICE)
    entry = classify(case, house.actor("an"), MatterType.COMPLAINT, Category.SERVICE, "来件要求赔偿，属于投诉。")
    assert (case.stage, case.matter_type, case.category) == (Stage.CLASSIFIED, "complaint", "service")
    assert entry.body["facts"] == {"from": ["report", "integrity"], "to": ["complaint", "service"]}
    assert running(case) == {"T3"}
    assert stands()


@pytest.mark.parametrize("name", ["ding", "feng", "he", "lin", "wu"])
def test_nobody_but_an_officer_of_the_matter_registers(house: houses.House, name: str) -> None:
    case, _ = officers.received()
    with pytest.raises(NotLawful):
        register(case, house.actor(name), officers.ALL_GIVEN)
