/**
 * What a text may cost to draw, judged by its characters: lines, cells and marks become elements, and
 * other characters have to be laid out. A unit is about one element, 0.05 to 0.1 ms.
 */
const costs: Readonly<Record<string, number>> = {
  '\n': 1,
  '|': 1,
  '*': 0.4,
  _: 0.2,
  '`': 1,
  '[': 0.6,
  $: 1.2,
  '~': 0.2,
  '&': 0.2,
  '>': 0.2,
  '-': 0.1,
  ':': 0.2,
};
const otherCost = 0.02;

/** By the character's code, because a giant text is judged whole. */
const costByCode = Float64Array.from(
  { length: 128 },
  (_, code) => costs[String.fromCharCode(code)] ?? otherCost,
);

/** A stretch of a text and what it costs. */
export interface Stretch {
  /** Offset behind it. */
  readonly end: number;
  readonly cost: number;
}

/** The longest stretch of `text` from `start` on that costs no more than `most`; one character at least. */
export function affordable(text: string, start: number, most: number): Stretch {
  let cost = 0;
  let end = start;
  while (end < text.length) {
    const next = cost + (costByCode[text.charCodeAt(end)] ?? otherCost);
    if (next > most && end > start) break;
    cost = next;
    end += 1;
  }
  return { end, cost };
}
