/** A short answer with a list and a piece of code. */
export const shortAnswer = `Two bookings overlap when **each starts before the other ends**. The function sorts them by start and keeps the latest end seen so far, so one pass is enough:

\`\`\`typescript
export function overlaps(bookings: readonly Booking[]): Pair[] {
  const sorted = bookings.toSorted((a, b) => a.start - b.start);
  const found: Pair[] = [];
  let open = sorted[0];
  for (const next of sorted.slice(1)) {
    if (open && next.start < open.end) found.push([open, next]);
    if (!open || next.end > open.end) open = next; // the one that ends last
  }
  return found;
}
\`\`\`

What it costs:

1. Sorting takes \`O(n log n)\`, and the pass after it \`O(n)\`.
2. It keeps one copy of the list. For a list that is sorted already, \`src/booking/overlap.ts:12\` could skip that.

> It reports each booking only against the one that ends last. Three bookings that all overlap give two pairs, not three.
`;

/** One of everything that a reply can hold. */
export const markdownTour = `# What a reply can hold

Text with **strong**, *emphasised*, ~~struck~~ and \`inline code\`, a [link](https://example.com/docs), a bare https://example.com, a [command](command:workbench.action.quit) that is inert, and an image: ![a chart](https://example.com/chart.png).

## Lists

- First, with a long line that has to be broken somewhere in a narrow side bar, as most of them are
- Second
  1. Nested and numbered
  2. Once more
- [x] Write the test
- [ ] See it fail

## A table

| Index | Rows read | Time | Verdict |
|:------|----------:|-----:|:-------:|
| none | 1,204,331 | 840 ms | slow |
| \`start\` | 18,204 | 21 ms | good |
| \`start, room_id\` | 312 | 1.4 ms | best |

## Code

\`\`\`python
@dataclass(frozen=True)
class Tide:
    """High water at one place."""
    at: datetime
    metres: float = 0.0

    def later(self, hours: int) -> "Tide":
        return replace(self, at=self.at + timedelta(hours=hours))  # 12.42 h, roughly
\`\`\`

\`\`\`sql
SELECT room_id, count(*) AS nights
FROM bookings WHERE "start" >= '2026-01-01' AND cancelled IS NULL
GROUP BY room_id ORDER BY nights DESC LIMIT 10;
\`\`\`

> Quoted words, with a second sentence that makes the quotation long enough to be broken into two lines.

---

Energy is $E = mc^2$, as noted.[^1]

[^1]: By a clerk in Bern.
`;
