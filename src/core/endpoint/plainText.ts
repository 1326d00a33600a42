import { redact } from './redact';

/** The longest reason that is kept of a server's words, UTF-16 units. */
const longestReason = 300;

/** Looking further than this into a body for something to say is not worth the time. */
const longestLook = 20_000;

/**
 * A server's words as plain text: tags, scripts and control characters out, blanks folded, secrets
 * removed before the cut, so that no part of one survives at the edge. Undefined when nothing is left.
 */
export function plainReason(text: string, secrets: readonly string[]): string | undefined {
  // Secrets go before the cut, and once more where tags or line breaks stood inside them.
  const look = redact(text.slice(0, 2 * longestLook), secrets).slice(0, longestLook);
  const bare = looksLikeHtml(look) ? htmlTitle(look) : look;
  const folded = bare
    .replace(/<[^<>]{0,2000}>/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  const clean = redact(folded, secrets);
  if (clean === '') return undefined;
  return clean.length <= longestReason ? clean : `${cut(clean, longestReason - 1)}…`;
}

export function looksLikeHtml(text: string): boolean {
  return /^\s*(?:<!doctype html|<html|<head|<body|<\?xml)/i.test(text);
}

/** A page's title says what happened better than its menu does. */
function htmlTitle(html: string): string {
  const title = /<title[^<>]{0,200}>([^<]{1,300})/i.exec(html)?.[1]?.trim();
  if (title) return title;
  return html.replace(/<(script|style)\b[\s\S]{0,10000}?<\/\1>/gi, ' ');
}

/** At most `length` units, without half a surrogate pair at the end. */
function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}
