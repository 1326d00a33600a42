import { median } from './statistics';

export type Unit =
  'ms' | 'kB' | 'count' | 'kB/message' | 'nodes/message' | 'ms/key' | 'ms/s' | 'ms/MB' | '×';

/** The same measured on something to compare with, in the same run and the same order. */
export interface Reference {
  readonly name: string;
  readonly samples: readonly number[];
}

/** What is promised: an absolute value, or a factor on the first reference. */
export type Target = { readonly atMost: number } | { readonly timesReference: number };

/** One line of the table. Less is better in every figure. */
export interface Figure {
  /** Stays the same from run to run: what `--compare` goes by. */
  readonly id: string;
  readonly title: string;
  readonly unit: Unit;
  /** One per repetition. */
  readonly samples: readonly number[];
  readonly references?: readonly Reference[];
  readonly target?: Target;
  readonly note?: string;
}

/** `figure` and its first reference, repetition by repetition; empty without one. */
export function ratios({ samples, references }: Figure): readonly number[] {
  const reference = references?.[0];
  if (!reference) return [];
  return samples.flatMap((sample, at) => {
    const other = reference.samples[at];
    return other === undefined || other === 0 ? [] : [sample / other];
  });
}

/** Whether the target is reached; undefined where there is none. */
export function isReached(figure: Figure): boolean | undefined {
  const { target, samples } = figure;
  if (!target) return undefined;
  if ('atMost' in target) return median(samples) <= target.atMost;
  return median(ratios(figure)) <= target.timesReference;
}
