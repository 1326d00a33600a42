import { isPlaceholder } from './placeholder';
import type { Secret } from './secret';

/** Longer addresses than this hold no password that a person wrote, UTF-16 length. */
const most = 600;

/** Passwords that everybody knows: of containers for trying out, and of explanations. */
const wellKnown =
  /^(?:pass(?:w(?:or)?d)?|pw|pwd|secret|test(?:ing)?|postgres|mysql|mongo|redis|root|admin|guest|user(?:name)?|me|token|key|api[-_]?key|[.*x]+|\$.*|:.*|%[sdv]|\{.*)$/i;

/** The passwords in addresses: `scheme://user:password@host`. */
export function findAddresses(text: string): readonly Secret[] {
  const found: Secret[] = [];
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 3)) {
    const secret = passwordAt(text, at + 3);
    if (secret) found.push(secret);
  }
  return found;
}

function passwordAt(text: string, from: number): Secret | undefined {
  const authority = /^[^\s"'`<>/?#\\]{1,600}/.exec(text.slice(from, from + most))?.[0] ?? '';
  const host = authority.lastIndexOf('@');
  const colon = authority.indexOf(':');
  if (host < 0 || colon < 0 || colon > host) return undefined;
  const user = authority.slice(0, colon);
  const password = authority.slice(colon + 1, host);
  if (password.length < 4 || password === user || wellKnown.test(password)) return undefined;
  if (isPlaceholder(password) || (/^[a-z]+$/i.test(password.slice(0, 12)) && password.length < 8))
    return undefined;
  return { kind: 'address', start: from + colon + 1, end: from + host };
}
