import { filePlace } from '../context/filePlace';

/** What a reply gives of the file that a block of code is for. */
export interface BlockSigns {
  /** The info string of the fence. */
  readonly info: string;
  /** The line above the fence. */
  readonly above: string;
  readonly code: string;
}

/** A path with an ending, or a name that files have without one. */
const form =
  /^(?:[\w@.+()[\]-]+\/)*(?:[\w@+()[\]-][\w@.+()[\]-]*\.\w{1,12}|Dockerfile|Makefile|\.[\w.-]+)$/;

/**
 * The file that a block of code is said to be for: in its info string (`ts src/a.ts`,
 * `title="src/a.ts"`), in the line above it, or in a remark in its first line. Only a relative path
 * that stays below its folder is one.
 */
export function namedFile({ info, above, code }: BlockSigns): string | undefined {
  return fromInfo(info) ?? fromAbove(above) ?? fromRemark(code);
}

function fromInfo(info: string): string | undefined {
  const titled = /(?:title|file|filename|path)=["']?([^"'\s}]+)/.exec(info)?.[1];
  const [language = '', ...others] = info.split(/\s+/);
  const behindColon = /^[\w+#-]+:(.+)$/.exec(language)?.[1];
  return safe(titled) ?? safe(behindColon) ?? others.map(safe).find((path) => path !== undefined);
}

/** One path in the line: `src/a.ts`, **src/a.ts**, or bare with a colon behind it. */
function fromAbove(above: string): string | undefined {
  const marked = [...above.matchAll(/[`*"]+([^`*"\s]+)[`*"]+/g)].flatMap(
    ([, path]) => safe(path) ?? [],
  );
  const found = new Set(marked.map((path) => path.replace(/^\.\//, '')));
  if (found.size === 1) return [...found][0];
  return safe(/^(?:#+\s+|\d+\.\s+|[-*]\s+)?(?:file:?\s+)?(\S+?):?\s*$/i.exec(above.trim())?.[1]);
}

function fromRemark(code: string): string | undefined {
  const first = code.slice(0, 300).split(/\r?\n/, 1)[0] ?? '';
  const text =
    /^\s*(?:\/\/|#|--|\/\*|<!--|;+|%)\s*(?:file(?:name)?:\s*)?(\S+)\s*(?:\*\/|-->)?\s*$/i.exec(
      first,
    );
  return safe(text?.[1]);
}

function safe(path: string | undefined): string | undefined {
  if (path === undefined || !form.test(path.replace(/^\.\//, ''))) return undefined;
  const place = filePlace(path.replace(/^\.\//, ''));
  return place?.line === undefined ? place?.path : undefined;
}
