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

/** Formulas of all kinds, some of which are none. */
export const mathTour = String.raw`The roots are $x_{1,2} = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}$, where \(a \neq 0\). It costs $5, or $10 for two, and $HOME is a name.

$$
\int_0^\infty e^{-x^2}\,dx = \frac{\sqrt{\pi}}{2}
$$

In two steps:

\[
\begin{aligned}
(a+b)^2 &= (a+b)(a+b) \\
        &= a^2 + 2ab + b^2
\end{aligned}
\]

- A matrix: $\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}$
- Letters: $\mathbb{R}$, $\mathcal{L}$, $\vec{v}$, $\hat{y}$, $f'(x)$
- A case: $|x| = \begin{cases} x & x \ge 0 \\ -x & x < 0 \end{cases}$
- Not known: $\unknowncommand{x}$

| Name | Formula |
|------|---------|
| Softmax | $\sigma(z)_i = \frac{e^{z_i}}{\sum_{j=1}^K e^{z_j}}$ |
| Sum | $\sum_{i=1}^n i = \frac{n(n+1)}{2}$ |

$$
P(A \mid B) = \frac{P(B \mid A)\,P(A)}{P(B)} = \frac{P(B \mid A)\,P(A)}{P(B \mid A)\,P(A) + P(B \mid \neg A)\,P(\neg A)} + \sum_{k=0}^{n} \binom{n}{k} p^k (1-p)^{n-k}
$$
`;
