"""Specifications of the algebra as tables: facts in, figures out; every case runs on both engines.

Facts: one row a line, columns named in the first line. Asked: `unit period → status value`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.factories.small_province import row
from tongket.core.catalogue import CATALOGUE
from tongket.core.indicators.nodes import Count, Level, Node, Ratio, Stock, flow, plus, where


@dataclass(frozen=True)
class Spec:
    name: str
    table: str
    facts: str
    node: Node
    asked: str
    register: str = ""

    def rows(self) -> list[tuple[str, dict[str, Any]]]:
        lines = [line.split() for line in self.facts.strip().splitlines()]
        found = []
        for number, cells in enumerate(lines[1:]):
            values: dict[str, Any] = {"record": f"R-{number}", "table": self.table}
            values |= {name: cell for name, cell in zip(lines[0], cells, strict=True) if cell != "-"}
            for name in ("place", "handler", "receiver", "n"):
                if name in values:
                    values[name] = int(values[name])
            found.append(row(values.pop("table"), **values))
        return found


OCCURRED = Count("offence", "occurred", where(group="social_order"))
CLEARED = Count("offence", "cleared", where(group="social_order"), of_period=True)
REVERSED = Count("offence", "clearance_reversed", where(group="social_order"), of_period=True)
IN = tuple(Count("report_flow", e) for e in ("received_first", "transferred_in", "split_new", "resumed"))
OUT = tuple(Count("report_flow", e) for e in ("resolved", "transferred_out", "merged", "not_a_report", "suspended"))
CARRIED_IN, CARRIED_OUT = Stock(IN, OUT, "start"), Stock(IN, OUT, "end")
TO_RESOLVE = plus(CARRIED_IN, *IN, minus=OUT[1:4])

SPECS = [
    Spec(
        "a flow counts the first and the last day of the period and adds up the tree",
        "offence",
        """
        event     on          place  group
        occurred  2021-12-14  11     social_order
        occurred  2021-12-15  11     social_order
        occurred  2022-12-14  21     social_order
        occurred  2022-12-15  21     social_order
        occurred  2022-05-01  22     drugs
        """,
        OCCURRED,
        """
        12401  2022  value  1
        336    2022  value  1
        12501  2022  value  1
        34     2022  value  2
        34     2021  value  1
        12502  2022  zero   0
        """,
    ),
    Spec(
        "a weighted fact counts its weight",
        "offence",
        """
        event  on          place  n
        dead   2022-03-01  11     3
        dead   2022-03-02  21     2
        """,
        Count("offence", "dead"),
        """
        34   2022-Q1  value  5
        336  2022     value  3
        """,
    ),
    Spec(
        "clearances of older offences stay out of the rate, and a rate over 100 % is a finding",
        "offence",
        """
        event     on          place  group         origin_on
        occurred  2022-01-10  11     social_order  -
        occurred  2022-02-10  11     social_order  -
        cleared   2022-02-20  11     social_order  2022-01-10
        cleared   2022-02-21  11     social_order  2021-11-01
        cleared   2022-12-20  11     social_order  2022-02-10
        """,
        Ratio(CLEARED, OCCURRED),
        """
        34     2022     value        1/2
        34     2022-02  zero         0/1
        34     2022-H1  value        1/2
        338    2022     not_arising  0/0
        12401  2022-Q1  value        1/2
        """,
    ),
    Spec(
        "a naive rate of all clearances may pass 100 %",
        "offence",
        """
        event     on          place  group         origin_on
        occurred  2022-01-10  11     social_order  -
        cleared   2022-02-20  11     social_order  2022-01-10
        cleared   2022-02-21  11     social_order  2021-11-01
        """,
        Ratio(Count("offence", "cleared", where(group="social_order")), OCCURRED),
        """
        34  2022  over_100  2/1
        """,
    ),
    Spec(
        "a reversed clearance is taken off",
        "offence",
        """
        event               on          place  group         origin_on
        occurred            2022-01-10  11     social_order  -
        occurred            2022-01-11  11     social_order  -
        cleared             2022-02-20  11     social_order  2022-01-10
        cleared             2022-02-21  11     social_order  2022-01-11
        clearance_reversed  2022-06-01  11     social_order  2022-01-11
        """,
        Ratio(plus(CLEARED, minus=(REVERSED,)), OCCURRED),
        """
        34  2022  value  1/2
        """,
    ),
    Spec(
        "what is carried in was open on the first morning; transfers inside cancel at the parent",
        "report_flow",
        """
        event            on          handler
        received_first   2021-11-01  501
        received_first   2021-12-20  501
        received_first   2022-03-01  502
        transferred_out  2022-03-05  501
        transferred_in   2022-03-05  502
        transferred_out  2022-04-01  502
        resolved         2022-02-01  501
        """,
        TO_RESOLVE,
        """
        CA-34    2022  value  2
        CAH-336  2022  value  1
        CAH-338  2022  value  1
        """,
    ),
    Spec(
        "a suspended report leaves the carry-over and comes back when resumed",
        "report_flow",
        """
        event           on          handler
        received_first  2021-12-20  501
        suspended       2022-01-10  501
        resumed         2022-09-10  501
        """,
        CARRIED_OUT,
        """
        CA-34  2022-Q1  zero   0
        CA-34  2022     value  1
        """,
    ),
    Spec(
        "the resolution rate counts the carry-over and leaves out what was sent away",
        "report_flow",
        """
        event            on          handler
        received_first   2021-12-01  501
        received_first   2022-01-20  501
        received_first   2022-01-21  501
        transferred_out  2022-02-01  501
        resolved         2022-02-02  501
        """,
        Ratio(OUT[0], TO_RESOLVE),
        """
        CAH-336  2022  value  1/2
        """,
    ),
    Spec(
        "a level is read at the last month and never summed over months",
        "return_value",
        """
        event  on          place  form      item         n
        value  2022-10-14  11     month-34  id_eligible  100
        value  2022-11-14  11     month-34  id_eligible  110
        value  2022-12-14  11     month-34  id_eligible  120
        value  2022-12-14  21     month-34  id_eligible  50
        """,
        Level("id_eligible"),
        """
        34     2022     value  170
        12401  2022-11  value  110
        12401  2022-Q4  value  120
        """,
    ),
    Spec(
        "a flow item of the return is summed over months",
        "return_value",
        """
        event  on          place  form      item                 n
        value  2022-10-14  11     month-34  propaganda_sessions  4
        value  2022-11-14  11     month-34  propaganda_sessions  5
        """,
        flow("propaganda_sessions"),
        """
        34  2022     value  9
        34  2022-11  value  5
        """,
    ),
    Spec(
        "a commune merged in July counts for its successor",
        "offence",
        """
        event     on          place  group
        occurred  2022-02-01  12     social_order
        occurred  2022-08-01  11     social_order
        """,
        OCCURRED,
        """
        12401  2022     value  2
        12402  2022-H1  value  1
        12401  2022-H1  zero   0
        336    2022     value  2
        """,
    ),
    Spec(
        "a unit that closed nothing is not reported, and its parent adds what there is",
        "offence",
        """
        table    event     on          place  group         register
        offence  occurred  2022-09-20  21     social_order  -
        offence  occurred  2022-09-21  22     social_order  -
        closing  closed    2022-10-14  21     -             cases
        """,
        OCCURRED,
        """
        12502  2022-10  not_reported  -
        12501  2022-10  value         1
        338    2022-10  value         2
        336    2022-10  not_reported  -
        """,
        register="cases",
    ),
    Spec(
        "a report left open past its limit counts against the on-time rate",
        "report_flow",
        """
        event           on          handler  kind  timeliness
        received_first  2022-01-10  501      TB    -
        received_first  2022-01-11  501      TB    -
        received_first  2022-01-12  501      TB    -
        received_first  2022-03-01  502      TB    -
        resolved        2022-01-20  501      TB    on_time
        resolved        2022-05-20  501      TB    late
        fell_overdue    2022-02-01  501      TB    -
        left_overdue    2022-05-20  501      TB    -
        fell_overdue    2022-02-02  501      TB    -
        fell_overdue    2022-12-20  502      TB    -
        """,
        CATALOGUE["on_time_rate"].node,
        """
        CAH-336  2022     value        1/3
        CAH-336  2022-02  value        1/3
        CAH-336  2022-Q2  zero         0/2
        CAH-338  2022     not_arising  0/0
        CA-34    2022     value        1/3
        """,
    ),
    Spec(
        "a task past its day and still open counts against the on-time rate",
        "task",
        """
        event         on          handler
        assigned      2022-01-05  900
        done_on_time  2022-03-05  900
        done_late     2022-04-05  900
        due           2022-05-05  900
        overdue_open  2022-05-05  900
        """,
        CATALOGUE["tasks_on_time_rate"].node,
        """
        SO-TP  2022  value  1/3
        34     2022  value  1/3
        """,
    ),
    Spec(
        "a task led by an agency counts for the province",
        "task",
        """
        event     on          handler
        assigned  2022-01-05  900
        assigned  2022-01-06  1
        """,
        Count("task", "assigned"),
        """
        34     2022  value  2
        SO-TP  2022  value  1
        336    2022  value  1
        """,
    ),
    Spec(
        "nothing is known of a window before the records began or after the cut-off",
        "offence",
        """
        event     on          place  group
        occurred  2022-02-01  11     social_order
        """,
        OCCURRED,
        """
        34  2020     not_reported  -
        34  2024     not_reported  -
        34  2023     zero          0
        """,
    ),
    Spec(
        "counts of prosecution are silent until a month is in; a month counted with nothing in it is a zero",
        "prosecution",
        """
        table        event             on          handler  n   register
        prosecution  month             2022-01-31  500      1   -
        prosecution  cases_prosecuted  2022-01-31  500      20  -
        closing      closed            2022-02-14  500      1   prosecution
        prosecution  month             2022-02-28  500      1   -
        closing      closed            2022-03-14  500      1   prosecution
        """,
        CATALOGUE["cases_prosecuted"].node,
        """
        CA-34  2022-02  value         20
        CA-34  2022-03  zero          0
        CA-34  2022-04  not_reported  -
        CA-34  2022     value         20
        """,
        register="prosecution",
    ),
    Spec(
        "months without both signatures are told apart",
        "prosecution",
        """
        event  on          handler  reconciled
        month  2021-12-31  500      yes
        month  2022-01-31  500      yes
        month  2022-02-28  500      no
        month  2022-12-31  500      yes
        """,
        CATALOGUE["prosecution_reconciled_rate"].node,
        """
        CA-34  2022     value        2/3
        CA-34  2022-03  zero         0/1
        CA-34  2021     not_arising  0/0
        """,
    ),
    Spec(
        "a complaint withdrawn is not decided; one found partly right counts as right",
        "safeguard",
        """
        event               on          handler  result
        complaint_received  2022-03-01  501      -
        complaint_decided   2022-03-10  501      well_founded
        complaint_decided   2022-03-11  502      partly
        complaint_decided   2022-03-12  502      unfounded
        complaint_decided   2022-03-13  502      withdrawn
        """,
        CATALOGUE["complaints_founded_rate"].node,
        """
        CA-34    2022  value  2/3
        CAH-336  2022  value  1/1
        CAH-338  2022  value  1/2
        """,
    ),
    Spec(
        "annulled decisions add up over bodies and periods",
        "safeguard",
        """
        event     on          handler  decision
        annulled  2021-12-14  501      suspension
        annulled  2021-12-15  501      suspension
        annulled  2022-06-01  502      non_initiation
        """,
        CATALOGUE["decisions_annulled"].node,
        """
        CA-34    2022  value  2
        CA-34    2021  value  1
        CAH-338  2022  value  1
        """,
    ),
    Spec(
        "compensation is summed in đồng",
        "safeguard",
        """
        event              on          handler  n
        compensated        2022-03-01  501      1
        compensation_paid  2022-03-01  501      85000000
        compensation_paid  2022-03-02  502      1
        """,
        CATALOGUE["compensation_paid"].node,
        """
        CA-34  2022  value  85000001
        """,
    ),
    Spec(
        "returned files are counted by the answer, terminations without a crime apart from the others",
        "safeguard",
        """
        event               on          handler  result        ground
        return_answered     2022-03-01  501      accepted      -
        return_answered     2022-03-02  501      not_accepted  -
        return_answered     2022-03-03  502      accepted      -
        terminated_no_crime  2022-03-03  502     -             no_event
        """,
        CATALOGUE["files_returned_accepted"].node,
        """
        CA-34    2022  value  2
        CAH-336  2022  value  1
        """,
    ),
    Spec(
        "wanted at the start plus new is found plus wanted at the end: the end",
        "wanted",
        """
        event         on          handler  origin_on   n
        carried_over  2021-11-01  501      -           3
        issued        2021-12-20  501      -           2
        issued        2022-03-01  502      -           1
        arrested      2022-01-10  501      2016-05-04  1
        arrested      2022-02-10  501      2021-12-20  1
        surrendered   2022-06-01  502      2022-03-01  1
        cleared       2022-12-20  501      2016-05-04  1
        """,
        CATALOGUE["wanted_end"].node,
        """
        CA-34    2022  value  3
        CAH-336  2022  value  3
        CAH-338  2022  zero   0
        CA-34    2021  value  3
        """,
    ),
    Spec(
        "what was resolved of the wanted is told over the earlier and the new",
        "wanted",
        """
        event         on          handler  origin_on   n
        carried_over  2021-11-01  501      -           3
        issued        2021-12-20  501      -           2
        arrested      2022-01-10  501      2016-05-04  1
        surrendered   2022-02-10  501      2021-12-20  1
        """,
        CATALOGUE["wanted_resolved_rate"].node,
        """
        CA-34    2022  value        2/5
        CAH-338  2022  not_arising  0/0
        """,
    ),
    Spec(
        "only the newly wanted who were found within the period count for the share of the new",
        "wanted",
        """
        event         on          handler  origin_on   n
        carried_over  2021-11-01  501      -           3
        issued        2021-12-20  501      -           2
        arrested      2022-01-10  501      2016-05-04  1
        surrendered   2022-02-10  501      2021-12-20  1
        """,
        CATALOGUE["wanted_new_resolved_rate"].node,
        """
        CA-34  2022     value        1/2
        CA-34  2022-02  not_arising  0/0
        """,
    ),
    Spec(
        "the share handled criminally is taken of the cases decided in the period, not of those detected",
        "evil",
        """
        event     on          place  kind      outcome
        detected  2022-01-10  11     gambling  -
        detected  2022-01-11  11     gambling  -
        detected  2022-12-10  21     drug_use  -
        decided   2022-01-20  11     gambling  criminal
        decided   2022-01-21  11     gambling  administrative
        """,
        CATALOGUE["evil_criminal_rate"].node,
        """
        34   2022  value        1/2
        336  2022  value        1/2
        338  2022  not_arising  0/0
        """,
    ),
    Spec(
        "a cleared spot that returned stands again",
        "evil",
        """
        event          on          place  spot_kind
        spot_opened    2021-11-01  11     drugs
        spot_opened    2022-03-01  21     gambling
        spot_cleared   2022-02-01  11     drugs
        spot_reopened  2022-08-01  11     drugs
        """,
        CATALOGUE["spots_standing"].node,
        """
        34   2022     value  2
        336  2022-Q2  zero   0
        336  2022     value  1
        """,
    ),
    Spec(
        "persons in treatment are a stock of those taken over and those who entered, less those who left",
        "treatment",
        """
        event         on          place  form       n
        carried_over  2021-11-01  11     methadone  40
        entered       2022-01-01  11     methadone  3
        left          2022-02-01  11     methadone  5
        entered       2022-01-01  21     voluntary  9
        """,
        CATALOGUE["treatment_methadone"].node,
        """
        34   2022  value  38
        336  2021  value  40
        338  2022  zero   0
        """,
    ),
]
