"""`dengwen ledger verify` and `dengwen ledger rebuild --check`: verdicts as plain values and as words."""

from itertools import islice
from typing import Any

from dengwen.docket import rebuild as refolding
from dengwen.docket.acts import ledger_key
from dengwen.ledger.verify import verify as verify_entries

MOST_DIFFERENCES_SHOWN = 100


def verify() -> dict[str, Any]:
    """Checks every entry against chains, tree and signed head."""
    verdict = verify_entries(ledger_key())
    return {
        "ok": verdict.sound,
        "size": verdict.size,
        "root": verdict.root.hex(),
        "first_bad_index": verdict.first_bad_index,
        "reason": verdict.reason.value if verdict.reason else None,
        "explanation": str(verdict.reason.label) if verdict.reason else None,
    }


def verified_in_words(verdict: dict[str, Any]) -> str:
    if verdict["ok"]:
        return (
            f"记录完整，共 {verdict['size']} 条。/ The ledger holds: {verdict['size']} entries, root {verdict['root']}"
        )
    return f"第 {verdict['first_bad_index']} 条起不可信。/ First bad entry: {verdict['first_bad_index']}. {verdict['explanation']}"


def rebuild() -> dict[str, Any]:
    """Folds all entries again and compares the result with the rows; changes nothing."""
    differences = [
        {"case": found.case_uid, "noun": found.noun, "uid": found.uid, "column": found.column}
        for found in islice(refolding.check(), MOST_DIFFERENCES_SHOWN)
    ]
    return {"ok": not differences, "differences": differences}


def rebuilt_in_words(verdict: dict[str, Any]) -> str:
    if verdict["ok"]:
        return "重演结果与数据一致。/ The entries, folded again, equal the rows."
    lines = [f"{row['noun']} {row['uid']} ({row['column']}), case {row['case']}" for row in verdict["differences"]]
    return "\n".join(["重演结果与数据不一致：/ Rows that differ from the entries:", *lines])
