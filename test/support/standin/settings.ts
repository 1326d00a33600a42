import type { Era } from './era';
import { isEra } from './era';

/** What the endpoint thinks of a key. `wrong` is a key it does not know. */
export type KeyFate =
  'ok' | 'wrong' | 'noCredit' | 'unverifiedCard' | 'disabled' | 'noChatScope' | 'spendingLimit';

/** Shape of the items of the model list. */
export type CatalogueShape = 'new' | 'old' | 'openai';

/** How the stand-in behaves; can be changed while it runs. */
export interface Settings {
  era: Era;
  /** Rejects unknown top-level fields and breaches of alternation, to test the client's body. */
  strict: boolean;
  /** Without it, requests without a key are served; a key that is sent is still judged. */
  requireKey: boolean;
  /** Fate of particular keys. Others: see `fateOf`. */
  keys: Readonly<Record<string, KeyFate>>;
  /** Fate of keys that are not in `keys` and have no telling prefix. */
  otherKeys: KeyFate;
  /** Ids that answer 404 and stand in the deprecations feed, beside those the era withdraws. */
  withdrawn: readonly string[];
  /** Serves any model id, without looking at the catalogue. */
  anyModel: boolean;
  catalogue: CatalogueShape;
  /** False for an endpoint without balance and key routes, as other vendors' are. */
  billing: boolean;
  /** Factor on the pauses of the persona and of directives; 1 is natural, 0 is at once. */
  pace: number;
}

export const defaultSettings: Settings = {
  era: 'origin',
  strict: false,
  requireKey: true,
  keys: { 'standin-key': 'ok' },
  otherKeys: 'ok',
  withdrawn: [],
  anyModel: false,
  catalogue: 'new',
  billing: true,
  pace: 1,
};

const fates: ReadonlySet<unknown> = new Set<KeyFate>([
  'ok',
  'wrong',
  'noCredit',
  'unverifiedCard',
  'disabled',
  'noChatScope',
  'spendingLimit',
]);

const checks: Record<keyof Settings, (value: unknown) => boolean> = {
  era: isEra,
  strict: isBoolean,
  requireKey: isBoolean,
  keys: (value) =>
    typeof value === 'object' && value !== null && Object.values(value).every((v) => fates.has(v)),
  otherKeys: (value) => fates.has(value),
  withdrawn: (value) => Array.isArray(value) && value.every((id) => typeof id === 'string'),
  anyModel: isBoolean,
  catalogue: (value) => value === 'new' || value === 'old' || value === 'openai',
  billing: isBoolean,
  pace: (value) => typeof value === 'number' && value >= 0,
};

function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean';
}

/** Settings from JSON. Throws a TypeError that names the first field that does not fit. */
export function parseSettings(json: unknown): Partial<Settings> {
  if (typeof json !== 'object' || json === null) throw new TypeError('Settings are an object');
  for (const [name, value] of Object.entries(json)) {
    const check = Object.hasOwn(checks, name) ? checks[name as keyof Settings] : undefined;
    if (!check) throw new TypeError(`No setting ${name}`);
    if (!check(value)) throw new TypeError(`Setting ${name} cannot be ${JSON.stringify(value)}`);
  }
  return json;
}
