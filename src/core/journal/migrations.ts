/** A stored record's own object, as JSON gave it. */
export type Stored = Readonly<Record<string, unknown>>;

/** Turns a record of one version into one of the next. */
export type Migration = (record: Stored) => Stored;

/**
 * The way from each version of the records to the next: the first leads from version 1 to 2. None
 * yet. A version once released is never changed; its recorded files are in the tests.
 */
export const migrations: readonly Migration[] = [];
