import { isPlaceholder } from './placeholder';
import { isRandom, isWordy } from './randomness';
import type { Secret } from './secret';

/** Each is a form in which a password or token stands without a name; the last group is it. */
const forms: readonly RegExp[] = [
  // curl -u user:password
  /\b(?:curl|wget|http)\b[^\r\n]{0,200}?[ \t](?:-u|--user)[ =]["']?[\w.@-]{1,80}:([^\s"']{6,200})/g,
  /\bsshpass[ \t]{1,4}-p[ \t]{0,4}["']?([^\s"']{4,200})/g,
  /\bmysql(?:dump)?\b[^\r\n]{0,120}?[ \t]-p([^\s"'-][^\s"']{4,200})/g,
  // .netrc, on one line or several
  /\bmachine[ \t]{1,8}\S{1,200}\s{1,20}login[ \t]{1,8}\S{1,200}\s{1,20}password[ \t]{1,8}(\S{4,200})/g,
  // Authorization in a header that is no assignment
  /\bBearer[ \t]{1,4}([A-Za-z0-9._~+/-]{20,4096}=*)/g,
  /\bBasic[ \t]{1,4}([A-Za-z0-9+/]{16,4096}={0,2})(?![\w.])/g,
];

/** Secrets that are handed to a command, or stand in a header, without a name before them. */
export function findCommands(text: string): readonly Secret[] {
  return forms.flatMap((form) =>
    [...text.matchAll(form)].flatMap((match) => {
      const value = match.at(-1) ?? '';
      if (isPlaceholder(value) || isWordy(value) || /^\$/.test(value)) return [];
      const isHeader = form.source.includes('Bearer') || form.source.includes('Basic');
      if (isHeader && !isRandom(value)) return [];
      const start = match.index + match[0].lastIndexOf(value);
      return [{ kind: 'header', start, end: start + value.length } satisfies Secret];
    }),
  );
}
