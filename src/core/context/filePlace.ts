/** A path relative to a workspace folder, and a zero-based line where one was named. */
export interface FilePlace {
  readonly path: string;
  readonly line?: number;
}

const form = /^([^:#?]+?)(?::(\d+)(?::\d+)?|#L(\d+)(?:-L?\d+)?)?$/;

/**
 * Reads a file name in a reply, such as `src/a.ts:12` or `src/a.ts#L12`. Only relative paths that
 * stay below their folder are places: no scheme, drive, UNC, home, `..` or control characters.
 */
export function filePlace(text: string): FilePlace | undefined {
  const [, written, colon, hash] = form.exec(text) ?? [];
  const path = decoded(written ?? '');
  if (path === undefined || !/[./]/.test(path)) return undefined;
  if (/^[/~]|[\\:?#%\p{Cc}\p{Cf}]/u.test(path) || path.split('/').includes('..')) return undefined;
  const line = colon ?? hash;
  return line === undefined ? { path } : { path, line: Math.max(0, Number(line) - 1) };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
