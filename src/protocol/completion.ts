import type { IconName } from './iconName';

/** One of the things that can stand for a word that begins with `#` or `/`. */
export interface Completion {
  /** Names it to the host when it is accepted. */
  readonly id: string;
  /** What is typed to get it, without the mark: "selection", "src/parse.ts", "explain". */
  readonly name: string;
  /** Shown first: the name, or the last part of a path. */
  readonly label: string;
  /** Shown beside it: a folder, what would be taken, or why it cannot be. May be empty. */
  readonly detail: string;
  readonly icon: IconName;
  /** Present where it cannot be taken now; `detail` says why. */
  readonly unavailable?: true;
}
