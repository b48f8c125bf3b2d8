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
DAYS_OFF = Provision("BLLD-112", "BLLĐ 2019, Điều 112", "Labour Code 2019, art. 112", date(2021, 1, 1))
