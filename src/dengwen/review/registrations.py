"""What the review brings to the docket and to the page of a matter."""

from __future__ import annotations

from dengwen.docket.gates import gate
from dengwen.review import judging

for act in ("approve", "return_report"):
    gate(act, judging.had_no_part)
    gate(act, judging.all_answered)
gate("approve", judging.four_yes)
gate("return_report", judging.one_no)
