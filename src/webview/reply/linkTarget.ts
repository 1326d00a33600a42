import { filePlace } from '../../core/context/filePlace';

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
  return filePlace(href) ? 'file' : 'inert';
}

/** Whether inline code is a place in a file, such as `src/a.ts:12`: a path with a line. */
export function isFilePlace(code: string): boolean {
  return /^[\w@.+-][\w@./+-]*\.\w+(:\d+){1,2}$/.test(code) && judgeLink(code) === 'file';
}
