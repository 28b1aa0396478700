"""Holds conflicts and bounds of made-up systems against HiGHS, a solver from elsewhere.

    pip install highspy
    cargo run --release -p kimngach-book --example systems -- 1000 | python3 tools/oracle.py tools/oracle.md

For each system it is looked at: that figures of one truth can all be true; that claims said not to hold together
cannot, and can when any one of them is left out; that the slip is among them; and that the bounds told of cells hold
the least and the greatest value of the whole program. Amounts are scaled by the largest; what HiGHS itself takes for
rounding (its feasibility tolerance, 1e-9 here) is no difference.
"""

import json
import sys
from fractions import Fraction

import highspy
import numpy as np

INF = highspy.kHighsInf
# By how much, as a part of the largest amount in a row, two solvers may differ.
FINE = 1e-7


class Program:
    """Rows over cells, amounts told in units of the largest finite limit."""

    def __init__(self, rows, signed):
        cells = sorted({cell for row in rows for cell, _ in row["terms"]})
        self.at = {cell: n for n, cell in enumerate(cells)}
        limits = [abs(end) for row in rows for end in (number(row["lo"]), number(row["hi"])) if end is not None]
        # A power of two changes no digit.
        self.scale = 2.0 ** round(np.log2(max(limits, default=1.0) or 1.0))
        self.model = model = highspy.Highs()
        model.setOptionValue("output_flag", False)
        model.setOptionValue("primal_feasibility_tolerance", 1e-9)
        model.setOptionValue("dual_feasibility_tolerance", 1e-9)
        model.setOptionValue("time_limit", 60.0)
        signed = set(signed)
        for cell in cells:
            model.addVar(-INF if cell in signed else 0.0, INF)
        for row in rows:
            lo, hi = number(row["lo"]), number(row["hi"])
            terms = {}
            for cell, factor in row["terms"]:
                terms[self.at[cell]] = terms.get(self.at[cell], 0.0) + float(Fraction(factor))
            model.addRow(
                -INF if lo is None else lo / self.scale,
                INF if hi is None else hi / self.scale,
                len(terms),
                np.array(list(terms), dtype=np.int32),
                np.array(list(terms.values())),
            )

    def holds(self):
        """Whether all rows can hold; None when the solver does not say."""
        self.model.run()
        status = self.model.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return False
        return True if status == highspy.HighsModelStatus.kOptimal else None

    def end(self, cell, upper):
        """How far a cell reaches; infinite where nothing stops it, None when the solver does not say."""
        sign = -1.0 if upper else 1.0
        at = self.at[cell]
        self.model.changeColCost(at, sign)
        self.model.run()
        status = self.model.getModelStatus()
        self.model.changeColCost(at, 0.0)
        if status == highspy.HighsModelStatus.kOptimal:
            return self.model.getSolution().col_value[at] * self.scale
        if status in (highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible):
            return float("inf") if upper else float("-inf")
        return None


def number(text):
    return None if text is None else float(Fraction(text))


def main():
    names = [
        "systems of one truth", "of them found to conflict", "of them infeasible to HiGHS",
        "systems with one slip", "of them found to conflict ", "conflicts without the slip",
        "conflicts feasible to HiGHS", "claims left out one at a time", "of them still infeasible to HiGHS",
        "bounds told", "of them inside of those of the whole program", "of them equal to those of the whole program",
        "of them nearer than by steps alone", "questions HiGHS did not answer",
    ]
    count = dict.fromkeys(names, 0)
    worst = 0.0
    for line in sys.stdin:
        system = json.loads(line)
        count[names[0]] += 1
        count[names[1]] += system["conflicts"] > 0
        if "rows" in system:
            program = Program(system["rows"], system["signed"])
            holds = program.holds()
            count[names[2]] += holds is False
            count[names[13]] += holds is None
            for bound in system["bounds"]:
                if bound["cell"] not in program.at:
                    continue
                for key, upper, steps in (("lo", False, bound["steps"][0]), ("hi", True, bound["steps"][1])):
                    true = program.end(bound["cell"], upper)
                    if true is None:
                        count[names[13]] += 1
                        continue
                    told = bound[key] if bound[key] is not None else (float("inf") if upper else float("-inf"))
                    steps = steps if steps is not None else (float("inf") if upper else float("-inf"))
                    fine = FINE * max(program.scale * 1e-3, abs(true) if np.isfinite(true) else 0.0)
                    beyond = (true - told) if upper else (told - true)
                    count[names[9]] += 1
                    count[names[10]] += bool(beyond > fine)
                    count[names[11]] += bool(told == true or abs(told - true) <= 1e-5 * max(abs(true), 1.0))
                    count[names[12]] += bool(abs(steps - told) > 1e-6 * abs(told)) if np.isfinite(told) else 0
                    if np.isfinite(told) and np.isfinite(true) and true:
                        worst = max(worst, abs(told - true) / abs(true) if abs(true) > 1e-3 * program.scale else 0.0)
        count[names[3]] += 1
        count[names[4]] += bool(system["found"])
        for found in system["found"]:
            count[names[5]] += found["slip"] not in found["claims"]
            holds = Program(found["rows"], found["signed"]).holds()
            count[names[6]] += holds is True
            count[names[13]] += holds is None
            for claim in found["claims"]:
                rows = [row for row in found["rows"] if row["claim"] != claim]
                holds = Program(rows, found["signed"]).holds()
                count[names[7]] += 1
                count[names[8]] += holds is False
                count[names[13]] += holds is None
    # HiGHS writes its licence to the standard output.
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        print("# Conflicts and bounds, held against HiGHS", highspy.Highs().version(), file=out)
        print("\nMade by the command that stands at the top of `tools/oracle.py`.\n", file=out)
        print("| what | how many |\n| --- | ---: |", file=out)
        for name, told in count.items():
            print(f"| {name.strip()} | {told:,} |", file=out)
        print(f"| farthest bound from that of the whole program | {worst:.2g} of it |", file=out)


main()
