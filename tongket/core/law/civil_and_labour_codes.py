"""How terms are counted where the procedure code is silent: Civil Code 2015, Labour Code 2019."""

from __future__ import annotations

from datetime import date

from tongket.core.law.limits import Provision

# Điều 147 khoản 2, 3: the first day is not counted. Used by analogy: the procedure code says nothing.
FIRST_DAY_EXCLUDED = Provision(
    "BLDS-147", "BLDS 2015, Điều 147", "Civil Code 2015, art. 147", date(2017, 1, 1), verified=False
)
# Điều 148 khoản 5: every kind of term rolls to the next working day. By analogy for day terms.
ROLLS_OVER_DAYS_OFF = Provision(
    "BLDS-148.5", "BLDS 2015, Điều 148 khoản 5", "Civil Code 2015, art. 148.5", date(2017, 1, 1), verified=False
)
# Days off: of the codes one after another, the newest in force on the day a term begins.
DAYS_OFF = (
    Provision("BLLD-2012-115", "BLLĐ 2012, Điều 115", "Labour Code 2012, art. 115", date(2013, 5, 1), verified=False),
    Provision("BLLD-112", "BLLĐ 2019, Điều 112", "Labour Code 2019, art. 112", date(2021, 1, 1)),
)


def days_off(on: date) -> Provision:
    """The article on days off in force on a day; before the first known one, that one."""
    return next((row for row in reversed(DAYS_OFF) if row.effective_from <= on), DAYS_OFF[0])
