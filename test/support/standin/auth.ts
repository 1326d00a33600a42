import type { IncomingHttpHeaders } from 'node:http';
import type { KeyFate, Settings } from './settings';

/** Beginnings of keys that tell their fate, so that people can try each without configuring. */
export const tellingPrefixes: readonly (readonly [prefix: string, fate: KeyFate])[] = [
  ['bad', 'wrong'],
  ['nocredit', 'noCredit'],
  ['unverified', 'unverifiedCard'],
  ['disabled', 'disabled'],
  ['noscope', 'noChatScope'],
  ['limit', 'spendingLimit'],
];

/** The key in the `Authorization: Bearer` header; empty if there is none. */
export function bearerKey(headers: IncomingHttpHeaders): string {
  return /^Bearer\s+(\S+)\s*$/i.exec(headers.authorization ?? '')?.[1] ?? '';
}

/** What the endpoint thinks of this key. No key is `wrong` where one is required. */
export function fateOf(key: string, settings: Settings): KeyFate {
  if (key === '') return settings.requireKey ? 'wrong' : 'ok';
  if (Object.hasOwn(settings.keys, key)) return settings.keys[key] ?? 'wrong';
  return tellingPrefixes.find(([prefix]) => key.startsWith(prefix))?.[1] ?? settings.otherKeys;
}

/** Error row with which an inference request with such a key is refused; undefined if it is not. */
export function refusal(fate: KeyFate): string | undefined {
  const rows: Record<KeyFate, string | undefined> = {
    ok: undefined,
    wrong: 'unauthorized',
    noCredit: 'noCredit',
    unverifiedCard: 'unverifiedCard',
    disabled: 'keyDisabled',
    noChatScope: 'scope',
    spendingLimit: 'keyLimit',
  };
  return rows[fate];
}
