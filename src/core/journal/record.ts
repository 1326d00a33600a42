import type { ConversationEvent } from '../conversation/event';
import { decodeEvent } from './decodeEvent';
import { migrations as allMigrations } from './migrations';
import type { Migration, Stored } from './migrations';

/** One thing that a journal holds. */
export interface JournalRecord {
  /** The object in the file: brought to this version, or as it is when it comes from a newer one. */
  readonly stored: Stored;
  /** What it tells, as far as this version understands it. */
  readonly event?: ConversationEvent;
  /** False for what a newer version wrote or nobody understands: it is kept to the letter. */
  readonly ours: boolean;
}

/** A record is `{ v: version, event: … }`; members that are not known stay. */
export function encodeRecord(event: ConversationEvent): JournalRecord {
  return { stored: { v: allMigrations.length + 1, event }, event, ours: true };
}

/** Reads a record of any version; undefined for a value that is no record at all. */
export function decodeRecord(
  value: unknown,
  migrations: readonly Migration[] = allMigrations,
): JournalRecord | undefined {
  if (!isObject(value)) return undefined;
  const current = migrations.length + 1;
  const version = value['v'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return undefined;
  let stored: Stored = value;
  for (const migrate of migrations.slice(version - 1)) stored = migrate(stored);
  if (version < current) stored = { ...stored, v: current };
  const event = decodeEvent(stored['event']);
  return { stored, ...(event && { event }), ours: event !== undefined && version <= current };
}

function isObject(value: unknown): value is Stored {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
