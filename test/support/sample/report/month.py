"""Sums up a month of trips for the harbour master."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Trip:
    boat: str
    start: datetime
    end: datetime
    paid: float

    @property
    def duration(self) -> timedelta:
        return self.end - self.start


def monthly_report(trips: list[Trip], year: int, month: int, chosen: list[Trip] = []) -> dict:
    """Hours, income and income per hour of every boat in one month."""
    for trip in trips:
        if trip.start.year == year and trip.start.month == month:
            chosen.append(trip)

    hours: dict[str, float] = defaultdict(float)
    income: dict[str, float] = defaultdict(float)
    for trip in chosen:
        hours[trip.boat] += trip.duration.total_seconds() / 3600
        income[trip.boat] += trip.paid

    return {
        boat: {
            "hours": round(hours[boat], 1),
            "income": round(income[boat], 2),
            "per_hour": round(income[boat] / hours[boat], 2),
        }
        for boat in sorted(hours)
    }


if __name__ == "__main__":
    noon = datetime(2026, 5, 1, 12)
    trips = [
        Trip("Lark", noon, noon + timedelta(hours=2), 58.0),
        Trip("Osprey", noon, noon + timedelta(hours=5), 210.0),
    ]
    for boat, row in monthly_report(trips, 2026, 5).items():
        print(f"{boat:<10} {row['hours']:>6} h {row['income']:>9} €")
