import { openBench } from '../editor/bench';
import type { Bench, BenchOptions } from '../editor/bench';
import type { Figure } from '../report/figure';

/** How thorough a run is. */
export interface Thoroughness {
  /** Of each measurement, interleaved with the others. */
  readonly repetitions: number;
  /** Of those in which chance plays a larger part. */
  readonly latencyRepetitions: number;
  readonly quick: boolean;
}

/** Figures that are measured together, in editors of their own. */
export interface Group {
  readonly name: string;
  measure(thoroughness: Thoroughness): Promise<readonly Figure[]>;
}

/** A group that needs one editor; it is closed whatever happens. */
export function inEditor(
  name: string,
  options: (thoroughness: Thoroughness) => BenchOptions,
  measure: (bench: Bench, thoroughness: Thoroughness) => Promise<readonly Figure[]>,
): Group {
  return {
    name,
    measure: async (thoroughness) => {
      const bench = await openBench(options(thoroughness));
      try {
        return await measure(bench, thoroughness);
      } finally {
        await bench.close();
      }
    },
  };
}
