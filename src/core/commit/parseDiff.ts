/** The change of one file in a unified diff as git writes it. */
export interface FileDiff {
  /** The path as it is after the change; before it for a deleted file. */
  readonly path: string;
  readonly status: 'added' | 'deleted' | 'renamed' | 'modified';
  readonly binary: boolean;
  /** Lines that came and went. */
  readonly added: number;
  readonly removed: number;
  /** Everything above the first hunk, line by line. */
  readonly header: readonly string[];
  /** Each with its `@@` line first. */
  readonly hunks: readonly (readonly string[])[];
}

/** Reads a diff by files; what stands before the first `diff --git` is left out. */
export function parseDiff(diff: string): readonly FileDiff[] {
  const files: string[][] = [];
  for (const line of diff.split(/\r?\n/)) {
    if (line.startsWith('diff --git ')) files.push([]);
    files.at(-1)?.push(line);
  }
  return files.map(fileDiff);
}

function fileDiff(lines: readonly string[]): FileDiff {
  const from = lines.findIndex((line) => line.startsWith('@@'));
  const header = from < 0 ? lines : lines.slice(0, from);
  const body = from < 0 ? [] : trimmed(lines.slice(from));
  return {
    path: pathOf(header),
    status: statusOf(header),
    binary: header.some((line) => /^(Binary files|GIT binary patch)/.test(line)),
    added: body.filter((line) => line.startsWith('+')).length,
    removed: body.filter((line) => line.startsWith('-')).length,
    header: trimmed(header),
    hunks: hunksOf(body),
  };
}

/** Without the empty line that a diff's last line end makes. */
function trimmed(lines: readonly string[]): readonly string[] {
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function statusOf(header: readonly string[]): FileDiff['status'] {
  if (header.some((line) => line.startsWith('new file'))) return 'added';
  if (header.some((line) => line.startsWith('deleted file'))) return 'deleted';
  return header.some((line) => line.startsWith('rename to')) ? 'renamed' : 'modified';
}

function pathOf(header: readonly string[]): string {
  for (const start of ['rename to ', '+++ b/', '--- a/']) {
    const line = header.find((each) => each.startsWith(start));
    if (line !== undefined) return line.slice(start.length).replace(/\t$/, '');
  }
  return /^diff --git a\/(.*) b\/\1$/.exec(header[0] ?? '')?.[1] ?? '';
}

function hunksOf(body: readonly string[]): readonly (readonly string[])[] {
  const hunks: string[][] = [];
  for (const line of body) {
    if (line.startsWith('@@')) hunks.push([]);
    hunks.at(-1)?.push(line);
  }
  return hunks;
}
