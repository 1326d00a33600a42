import type { Secret } from './secret';

/** A block that does not end is taken to be this long at most, UTF-16 length. */
const most = 20_000;
/** A block with less in it explains what one looks like. */
const least = 60;

const opening = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/y;

/** Private keys in their blocks, from the first line to the last. */
export function findKeyBlocks(text: string): readonly Secret[] {
  const found: Secret[] = [];
  for (let at = text.indexOf('-----BEGIN '); at >= 0;) {
    const secret = pemAt(text, at);
    if (secret) found.push(secret);
    at = text.indexOf('-----BEGIN ', secret?.end ?? at + 11);
  }
  for (let at = text.indexOf('PuTTY-User-Key-File-'); at >= 0;) {
    const end = blockEnd(text, at, 'Private-MAC:');
    found.push({ kind: 'privateKey', start: at, end });
    at = text.indexOf('PuTTY-User-Key-File-', end);
  }
  return found;
}

function pemAt(text: string, start: number): Secret | undefined {
  opening.lastIndex = start;
  const heading = opening.exec(text)?.[0];
  if (heading === undefined) return undefined;
  const end = blockEnd(text, start + heading.length, '-----');
  const body = text.slice(start + heading.length, end).replace(/\\[nr]|-----.*$/g, '');
  const held = body.match(/[A-Za-z0-9+/=]{16,}/g)?.join('').length ?? 0;
  return held < least || /\.{3}|…/.test(body) ? undefined : { kind: 'privateKey', start, end };
}

/** End of the line-like piece that begins with `mark`. */
function blockEnd(text: string, from: number, mark: string): number {
  const limit = Math.min(text.length, from + most);
  const last = text.slice(from, limit).indexOf(mark);
  if (last < 0) return limit;
  const rest = /^[^\r\n"'`\\]{0,200}/.exec(text.slice(from + last, from + last + 200))?.[0] ?? '';
  return from + last + rest.length;
}
