/** Stands in a diff for the changes of a file that stays at home; for a model and a person alike. */
const leftOut = '[left out: excluded by the setting aimlapi.context.exclude]';

/**
 * A diff without the changes of some files: of such a file only its first line is left, and a remark.
 * Paths are relative to the repository; both names of a renamed file count. A line of a file's text
 * never begins a file, for in a diff it begins with a sign.
 */
export function withoutFiles(diff: string, isExcluded: (path: string) => boolean): string {
  const files: string[][] = [[]];
  for (const line of diff.split('\n')) {
    if (/^diff --(?:git|cc|combined) /.test(uncoloured(line))) files.push([]);
    files.at(-1)?.push(line);
  }
  return files
    .flatMap((file) => (pathsOf(file).some(isExcluded) ? withoutText(file) : file))
    .join('\n');
}

function withoutText(file: readonly string[]): readonly string[] {
  // The last one holds what stands behind the diff's last line end.
  return [file[0] ?? '', leftOut, ...(file.at(-1) === '' ? [''] : [])];
}

/** Every path that the lines above the first hunk may mean. */
function pathsOf(file: readonly string[]): readonly string[] {
  const hunk = file.findIndex((line) => uncoloured(line).startsWith('@@'));
  const header = hunk < 0 ? file : file.slice(0, hunk);
  return header.flatMap((line) => {
    const [, what = '', rest = ''] =
      /^(diff --git|diff --cc|diff --combined|---|\+\+\+|rename from|rename to|copy from|copy to) (.*)$/.exec(
        uncoloured(line),
      ) ?? [];
    if (what === '') return [];
    const written = what === 'diff --git' ? bothNames(rest) : [rest];
    // Git writes "a/" and "b/" before a path, other letters by its settings, or nothing.
    return written
      .map((each) => unquoted(each.replace(/\t$/, '')))
      .flatMap((path) => [path, path.slice(path.indexOf('/') + 1)]);
  });
}

/** `a/x b/x`: where the names differ, the lines below have them one by one. */
function bothNames(rest: string): readonly string[] {
  const middle = (rest.length - 1) / 2;
  return rest[middle] === ' ' ? [rest.slice(0, middle), rest.slice(middle + 1)] : [];
}

/** Git quotes a name with other than plain letters as C does, byte by byte. */
function unquoted(name: string): string {
  const [, inner] = /^"(.*)"$/.exec(name) ?? [];
  if (inner === undefined) return name;
  const bytes = new TextEncoder().encode(inner);
  const read: number[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const code = bytes[at] ?? 0;
    const octal = /^\\([0-7]{3})/.exec(String.fromCharCode(...bytes.slice(at, at + 4)))?.[1];
    if (octal !== undefined) {
      read.push(parseInt(octal, 8));
      at += 3;
    } else if (code === backslash && at + 1 < bytes.length) {
      read.push(bytes[++at] ?? 0);
    } else {
      read.push(code);
    }
  }
  return new TextDecoder().decode(new Uint8Array(read));
}

const backslash = 0x5c;

/** Git colours a diff where its settings say "always". */
function uncoloured(line: string): string {
  return line.replace(/\p{Cc}\[[\d;]*m/gu, '');
}
