import type { Figure } from './figure';

/** A run of the benchmark, as it is kept in JSON. */
export interface Run {
  /** ISO 8601. */
  readonly at: string;
  /** Of the extension. */
  readonly version: string;
  readonly machine: Readonly<Record<string, string>>;
  /** True for a run with fewer repetitions. */
  readonly quick: boolean;
  /** How long it took, seconds. */
  readonly seconds: number;
  readonly figures: readonly Figure[];
  /** Groups that could not be measured, with the reason. */
  readonly failed: Readonly<Record<string, string>>;
}
