const dayMs = 24 * 60 * 60_000;

/** Moments at which the clock was looked at, ms since the epoch, each a day or more after the one before. */
export type DaysSeen = readonly number[];

/** What the clock was seen to say until now, and how far it is to be believed. */
export interface ClockTrust {
  /** To be kept for the next look. */
  readonly seen: DaysSeen;
  /** The last look that is a day ago or more; undefined: there is none. */
  readonly sure: number | undefined;
}

/**
 * How far a clock that says `now` is believed where something is removed for its age: to the last
 * look before this day. A clock that was set forward, by a slip or by a dead battery, is thus believed
 * on the second day only, and one that was put back takes back what it said.
 */
export function trustClock(seen: DaysSeen, now: number): ClockTrust {
  const before = seen.filter((at) => at <= now);
  const sure = before.findLast((at) => at <= now - dayMs);
  const isNewDay = before.length === 0 || before.at(-1) === sure;
  return { seen: [...before, ...(isNewDay ? [now] : [])].slice(-2), sure };
}
