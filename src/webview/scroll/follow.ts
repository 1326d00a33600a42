/**
 * Where the transcript stands while text comes:
 * `following` keeps its end in view, `detached` leaves the reader's place alone, `anchored` keeps one
 * message where it is: the question just asked at the top, so that its answer grows downwards below
 * it, or one that was found or is being read again at a distance from the top.
 */
export type ScrollMode = 'following' | 'detached' | 'anchored';

/** All in px of the scrolled content. */
export interface Place {
  readonly top: number;
  /** Height of what is visible. */
  readonly viewport: number;
  /** Where the last message ends; empty room may follow. */
  readonly end: number;
  /** Empty room after the end, without which a short answer could not stand below its question. */
  readonly room: number;
  /** The message that is kept in place, where it is on the page. */
  readonly anchor?: Anchor;
}

interface Anchor {
  readonly top: number;
  readonly height: number;
  /** How far below the upper edge of the view it is kept; absent of a question just asked. */
  readonly offset?: number;
}

/** Where to scroll (undefined: nowhere) and how much empty room to leave after the end. */
export interface Settled {
  readonly top?: number;
  readonly room: number;
}

/** How near to the end counts as the end, px. */
const endMargin = 16;
/** Space above an anchored question, px. */
const anchorMargin = 8;

/** Whether the last line of the last message is visible. */
export function atEnd(place: Place): boolean {
  return place.top + place.viewport >= place.end - endMargin;
}

/** Where the view belongs after content, room or viewport have changed size. */
export function settle(mode: ScrollMode, place: Place): Settled {
  if (mode === 'anchored' && place.anchor) {
    const top = anchorTop(place.anchor, place.viewport);
    return { top, room: Math.max(0, top + place.viewport - place.end) };
  }
  if (mode === 'following') return { top: Math.max(0, place.end - place.viewport), room: 0 };
  const kept = Math.max(0, place.top + place.viewport - place.end);
  return { room: Math.min(place.room, kept) };
}

/** A question at the top; of one that fills the view, the last part, so that the answer shows. */
function anchorTop({ top, height, offset }: Anchor, viewport: number): number {
  if (offset !== undefined) return Math.max(0, top - offset);
  const shown = Math.min(height, viewport * 0.4);
  return Math.max(0, top + height - shown - anchorMargin);
}

/** The mode after the position has changed otherwise than by `settle`. */
export function afterReader(mode: ScrollMode, before: Place, now: Place): ScrollMode {
  const moved = now.top - before.top;
  if (mode === 'following') return moved < -1 && !atEnd(now) ? 'detached' : 'following';
  if (mode === 'anchored') {
    if (Math.abs(moved) <= 1) return 'anchored';
    return moved > 0 && atEnd(now) && now.room === 0 ? 'following' : 'detached';
  }
  return moved > 0 && atEnd(now) ? 'following' : 'detached';
}
