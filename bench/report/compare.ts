import { ratios } from './figure';
import type { Figure } from './figure';
import type { Run } from './run';
import { mean, welch } from './statistics';

/** What must come together before a difference is more than noise. */
const leastChange = 0.2;
const mostChance = 0.05;

export type Verdict = 'worse' | 'better' | 'same';

export interface Comparison {
  readonly id: string;
  readonly title: string;
  /** 1.25: a quarter more than before. */
  readonly factor: number;
  /** Probability that such a difference is chance. */
  readonly chance: number;
  readonly verdict: Verdict;
}

/**
 * Each figure of `after` that `before` has too. Where there is a reference, the ratios to it are
 * compared, so that a slower machine is not taken for slower code.
 */
export function compareRuns(before: Run, after: Run): readonly Comparison[] {
  return after.figures.flatMap((figure) => {
    const known = before.figures.find(({ id }) => id === figure.id);
    return known ? [compareFigures(known, figure)] : [];
  });
}

function compareFigures(before: Figure, after: Figure): Comparison {
  const related = ratios(before).length > 0 && ratios(after).length > 0;
  const one = related ? ratios(before) : before.samples;
  const other = related ? ratios(after) : after.samples;
  const factor = mean(one) === 0 ? (mean(other) === 0 ? 1 : Infinity) : mean(other) / mean(one);
  const chance = welch(one, other);
  const isReal = Math.abs(factor - 1) > leastChange && chance < mostChance;
  const verdict = !isReal ? 'same' : factor > 1 ? 'worse' : 'better';
  return { id: after.id, title: after.title, factor, chance, verdict };
}

export function comparisonTable(comparisons: readonly Comparison[]): string {
  return [
    '| Figure | Factor | Chance | Verdict |',
    '|---|--:|--:|---|',
    ...comparisons.map(
      ({ title, factor, chance, verdict }) =>
        `| ${title} | ${factor.toFixed(2)} | ${chance.toFixed(3)} | ${verdict === 'worse' ? '**worse**' : verdict} |`,
    ),
    '',
  ].join('\n');
}
