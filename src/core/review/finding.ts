export type Severity = 'error' | 'warning' | 'info';

/** One thing that a review found, at a place. */
export interface Finding {
  readonly severity: Severity;
  /** A file that was named with the line; else the one that was reviewed. */
  readonly file?: string;
  /** As the answer counts them: from 1, last inclusive. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** Code that stands there, as the answer quotes it. */
  readonly quote?: string;
  /** What is wrong, as Markdown. */
  readonly message: string;
}

/** Findings of one answer at most; further ones stay in the answer. */
export const mostFindings = 300;

/** Longest message, UTF-16 length. */
export const longestMessage = 2_000;

/** Words that models use for how bad something is. */
const words: Readonly<Record<Severity, readonly string[]>> = {
  error: ['error', 'critical', 'high', 'bug', 'severe', 'blocker', 'major', 'security', 'fatal'],
  warning: ['warning', 'warn', 'medium', 'moderate', 'risk', 'caution', 'issue'],
  info: [
    ...['info', 'information', 'informational', 'low', 'minor', 'hint', 'note', 'nit', 'nitpick'],
    ...['style', 'suggestion', 'improvement', 'trivial'],
  ],
};

const severities = new Map(
  (['error', 'warning', 'info'] as const).flatMap((severity) =>
    words[severity].map((word) => [word, severity] as const),
  ),
);

/** The severity that a word names, whatever its case; undefined for any other word. */
export function severityOf(word: string): Severity | undefined {
  return severities.get(word.toLowerCase());
}
