"""Every trial that a channel makes is called by a name on the page of the channels."""

import ast

from dengwen.oversight.wording import TRIALS
from tests.source import PRODUCT, parsed


def kinds() -> set[str]:
    """The third value of every Probe that is made in the source, where it is written out."""
    calls = (node for path in PRODUCT.rglob("*.py") for node in ast.walk(parsed(path)) if isinstance(node, ast.Call))
    made = [
        call.args
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id == "Probe" and len(call.args) > 2
    ]
    return {str(args[2].value) for args in made if isinstance(args[2], ast.Constant)}


def test_every_trial_has_a_name() -> None:
    assert len(kinds()) > 7
    assert kinds() | {"test-mail"} <= TRIALS.keys()
