import type { Counts } from './counts';

/** One step of `npm test`. */
export interface Stage {
  readonly name: string;
  /** Words of the command line that choose this stage. */
  readonly chosenBy: readonly string[];
  run(): Promise<Counts>;
}
