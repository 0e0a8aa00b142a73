"""Write the working-day data of China from the holidays package.

``python tools/make_calendar.py LAST_YEAR [FIRST_YEAR]``: run it in December, when the package has taken in the notice that
the State Council publishes in November; compare with the notice itself, raise VERSION and commit the result. The first
year is 2006: about 2005 the packages disagree.
"""

import sys
from collections.abc import Iterable
from datetime import date, timedelta
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

import holidays

TARGET = Path(__file__).parents[1] / "src/dengwen/regulation/calendars/cn_days.py"
HEAD = '''"""Days off and make-up working days (调休) of China; written by tools/make_calendar.py, not by hand."""

FIRST_YEAR = {first}
LAST_YEAR = {last}

'''


def main(last: int, first: int) -> None:
    china = holidays.country_holidays("CN", years=range(first, last + 1))
    unpublished = [year for year in range(first, last + 1) if year not in china.special_public_holidays]
    if unpublished:
        sys.exit(f"The holidays package {version('holidays')} knows no swaps for {unpublished}.")
    worked = set(china.weekend_workdays)
    text = HEAD.format(first=first, last=last)
    text += _table("DAYS_OFF", set(china) - worked, first, last) + "\n" + _table("DAYS_ON", worked, first, last)
    TARGET.write_text(text, encoding="utf-8")


def _table(name: str, days: Iterable[date], first: int, last: int) -> str:
    years = {year: sorted(day for day in days if day.year == year) for year in range(first, last + 1)}
    rows = "".join(f'    {year}: "{_ranges(days)}",\n' for year, days in years.items())
    return f"{name} = {{\n{rows}}}\n"


def _ranges(days: list[date]) -> str:
    """Neighbouring days as one: ``0101 0501-0503``."""
    starts = [days[0], *(b for a, b in pairwise(days) if b - a > timedelta(days=1))]
    ends = [*(a for a, b in pairwise(days) if b - a > timedelta(days=1)), days[-1]]
    return " ".join(f"{a:%m%d}" if a == b else f"{a:%m%d}-{b:%m%d}" for a, b in zip(starts, ends, strict=True))


if __name__ == "__main__":
    years = [int(argument) for argument in sys.argv[1:]] + [2006]
    main(years[0], years[1])
