/** What a click on a link of a reply may ask the host to open; `inert` is never asked for. */
export type LinkTarget = 'web' | 'file' | 'inert';

/**
 * Judges a target written by a model. Only http, https and mailto are addresses; a path is a file
 * only when it is relative and stays below its folder. All else (other schemes, absolute, UNC and
 * home paths, `..`, anything with control characters) stays text. The host judges again.
 */
export function judgeLink(href: string): LinkTarget {
  if (!/^[^\p{Cc}\p{Cf}\s]+$/u.test(href)) return 'inert';
  if (/^(https?:\/\/[^/]|mailto:[^/])/i.test(href)) return 'web';
  return isRelativePath(href) ? 'file' : 'inert';
}

/** A relative path, with `:line`, `:line:column` or `#L12` after it or not. */
function isRelativePath(href: string): boolean {
  const path = decoded(href.replace(/(:\d+){1,2}$/, '').replace(/#L\d+(-L?\d+)?$/, ''));
  if (path === undefined || path === '' || /[:\\?#%]/.test(path)) return false;
  if (/^[/~]/.test(path) || !/[./]/.test(path)) return false;
  return !path.split('/').includes('..');
}

function decoded(path: string): string | undefined {
  try {
    const text = decodeURIComponent(path);
    return /[\p{Cc}\p{Cf}]/u.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Whether inline code is a place in a file, such as `src/a.ts:12`: a path with a line. */
export function isFilePlace(code: string): boolean {
  return /^[\w@.+-][\w@./+-]*\.\w+(:\d+){1,2}$/.test(code) && judgeLink(code) === 'file';
}
