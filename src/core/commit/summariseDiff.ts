import { estimateTokens } from '../context/estimate';
import { parseDiff } from './parseDiff';
import type { FileDiff } from './parseDiff';

/** A diff as it may be sent. */
export interface DiffSummary {
  readonly text: string;
  /** False: parts were left out, and the text says which. */
  readonly whole: boolean;
}

/** Files that tools write: of them only the numbers count where there is no room for all. */
const written =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|go\.sum|[^/]+\.lock|[^/]+\.min\.(?:js|css)|[^/]+\.(?:map|snap))$/;

/**
 * A diff within a budget of estimated tokens. One that fits is not touched. Of a larger one there is
 * a line for each file with what came and went, then as much of the hunks as fits: room is shared
 * evenly among the files, and what a small one does not need goes to the others.
 */
export function summariseDiff(diff: string, tokens: number): DiffSummary {
  if (estimateTokens(diff) <= tokens) return { text: diff, whole: true };
  const files = parseDiff(diff);
  const list = fileList(files, tokens / 2);
  const room = tokens - estimateTokens(list);
  const shown = files.filter(({ binary, path }) => !binary && !written.test(path));
  const parts = share(shown, room).map(([file, part]) => excerpt(file, part));
  return { text: [list, ...parts.filter((part) => part !== '')].join('\n'), whole: false };
}

/** For a model: the words are part of the protocol with models, not of the UI. */
function fileList(files: readonly FileDiff[], tokens: number): string {
  const lines = ['The diff is too large to be shown whole. All files that changed:'];
  let used = estimateTokens(lines.join());
  const byChange = [...files].sort((a, b) => b.added + b.removed - a.added - a.removed);
  for (const [index, file] of byChange.entries()) {
    const line = statLine(file);
    used += estimateTokens(line) + 1;
    if (used > tokens) return [...lines, `and ${files.length - index} more files`, ''].join('\n');
    lines.push(line);
  }
  return [...lines, ''].join('\n');
}

function statLine({ path, status, binary, added, removed }: FileDiff): string {
  const what = status === 'modified' ? '' : `${status}, `;
  return `${path} (${what}${binary ? 'binary' : `+${added} -${removed}`})`;
}

/** What each file may take, tokens: the smallest first, so that what it leaves goes to the others. */
function share(files: readonly FileDiff[], room: number): readonly (readonly [FileDiff, number])[] {
  const weighed = files.map((file) => ({ file, tokens: weightOf(file) }));
  weighed.sort((a, b) => a.tokens - b.tokens);
  const parts = new Map<FileDiff, number>();
  let left = room;
  weighed.forEach(({ file, tokens }, index) => {
    const part = Math.min(tokens, left / (weighed.length - index));
    parts.set(file, part);
    left -= part;
  });
  return files.map((file) => [file, parts.get(file) ?? 0] as const);
}

function weightOf({ header, hunks }: FileDiff): number {
  return estimateTokens([...header, ...hunks.flat()].join('\n'));
}

/** What is needed for a hunk to say anything, tokens. */
const leastExcerpt = 40;

function excerpt(file: FileDiff, tokens: number): string {
  const lines = [`--- ${file.path}`, ...file.hunks.flat()];
  const kept: string[] = [];
  let used = 0;
  if (tokens < leastExcerpt && weightOf(file) > tokens) return '';
  for (const line of lines) {
    const weight = estimateTokens(line) + 1;
    if (used + weight > tokens && kept.length > 0) break;
    used += weight;
    kept.push(line);
  }
  const left = lines.length - kept.length;
  return [...kept, ...(left > 0 ? [`[${left} more lines of ${file.path}]`] : [])].join('\n');
}
