"""Receiving one submission: sealed, seated, entered once."""

import pytest

from dengwen.docket import rebuild
from dengwen.docket.models import Case
from dengwen.intake.given import Given, Named
from dengwen.intake.models import Submission
from dengwen.intake.submissions import receive
from dengwen.ledger.verify import verify
from dengwen.docket.acts import ledger_key
from dengwen.regulation.vocabulary import Category, IdentityMode, MatterType
from dengwen.vault import receipts
from tests import house as houses

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> houses.House:
    return houses.build()


def test_one(house):
    given = Given(MatterType.REPORT, Category.INTEGRITY, "验收记录与实物不符", subjects=(Named("林采薇"),))
    code = receipts.new_code()
    case = receive(given, code)
    assert receive(given, code) == case
    assert Case.objects.count() == 1 == Submission.objects.count()
    assert list(rebuild.check()) == []
    assert verify(ledger_key()).first_bad_index is None
