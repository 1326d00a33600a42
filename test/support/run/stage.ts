import type { Counts } from './counts';

/** One step of `npm test`. */
export interface Stage {
  readonly name: string;
  /** The word of the command line that chooses this stage alone. */
  readonly word: string;
  /** A word that chooses several stages, this one among them. */
  readonly group?: string;
  /** Installs the packaged extension. */
  readonly needsPackage?: boolean;
  run(): Promise<Counts>;
}
