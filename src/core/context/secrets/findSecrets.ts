import { findAddresses } from './findAddresses';
import { findAssigned } from './findAssigned';
import { findCommands } from './findCommands';
import { findKeyBlocks } from './findKeyBlocks';
import { findTokens } from './findTokens';
import type { Secret } from './secret';

export interface SecretSearch {
  /** Name of the file that the text comes from; in a `.env` file every assigned secret counts. */
  readonly file?: string;
  /** Keys that this extension keeps: found to the letter, wherever they stand. */
  readonly own?: readonly string[];
}

/**
 * Parts of a text that look like secrets, in order, none within another. A guess by shape, name and
 * randomness: it overlooks some and takes some for secrets that are none. Time is linear in the
 * text's length, whatever the text.
 */
export function findSecrets(text: string, search: SecretSearch = {}): readonly Secret[] {
  const isEnv = /(?:^|[\\/])\.env(?:\.[\w.-]+)?$|\.env$/i.test(search.file ?? '');
  const found = [
    ...(search.own ?? []).flatMap((key) => findOwn(text, key)),
    ...findKeyBlocks(text),
    ...findTokens(text),
    ...findAddresses(text),
    ...findCommands(text),
    ...findAssigned(text, isEnv),
  ];
  return withoutOverlaps(found);
}

/** Where two meet the longer counts, or the one that was found first. */
function withoutOverlaps(found: readonly Secret[]): readonly Secret[] {
  const inOrder = found
    .map((secret, rank) => ({ secret, rank }))
    .sort((a, b) => a.secret.start - b.secret.start || a.rank - b.rank);
  const kept: Secret[] = [];
  for (const { secret } of inOrder) {
    const last = kept.at(-1);
    if (!last || secret.start >= last.end) kept.push(secret);
    else if (secret.end > last.end) kept[kept.length - 1] = { ...last, end: secret.end };
  }
  return kept;
}

function findOwn(text: string, key: string): readonly Secret[] {
  if (key.length < 8) return [];
  const found: Secret[] = [];
  for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + key.length)) {
    found.push({ kind: 'own', start: at, end: at + key.length });
  }
  return found;
}
