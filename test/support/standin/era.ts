/**
 * The state of the contract the stand-in plays. `A`, `B` and `C` are the three documented shapes;
 * `today` is C with the old ids withdrawn; `origin` is what the page this product was specified
 * from promises: all four ids served, checked leniently.
 */
export type Era = 'origin' | 'A' | 'B' | 'C' | 'today';

/** The four ids the origin page names; the first is the default of the product. */
export const haikuIds = [
  'anthropic/claude-3-haiku',
  'anthropic/claude-3-haiku-20240307',
  'claude-3-haiku-20240307',
  'claude-3-haiku-latest',
] as const;

/** Output tokens Claude 3 Haiku can generate at most. */
export const haikuOutputMax = 4096;

/** What an era does with a model id of the Claude 3 Haiku family. */
export type HaikuFate = 'served' | 'notInEnum' | 'withdrawn';

interface EraFacts {
  /** Status of a success. */
  readonly success: 200 | 201;
  /** Tokens generated when the client names no `max_tokens`; Infinity where none is documented. */
  readonly defaultMaxTokens: number;
  /** Envelope of the errors the endpoint makes itself. */
  readonly envelope: 'E1' | 'E2';
  readonly served: ReadonlySet<string>;
  /** What happens to the ids of the family that are not served. */
  readonly others: HaikuFate;
  /** Shape of a streamed and of a plain reply. */
  readonly shape: 'msg' | 'gen';
}

const facts: Record<Era, EraFacts> = {
  origin: {
    success: 201,
    defaultMaxTokens: 512,
    envelope: 'E2',
    served: new Set(haikuIds),
    others: 'notInEnum',
    shape: 'msg',
  },
  A: {
    success: 201,
    defaultMaxTokens: 512,
    envelope: 'E2',
    served: new Set(haikuIds),
    others: 'notInEnum',
    shape: 'msg',
  },
  B: {
    success: 200,
    defaultMaxTokens: Infinity,
    envelope: 'E2',
    served: new Set([
      'claude-3-haiku-20240307',
      'claude-3-haiku',
      'anthropic/claude-3-haiku-20240307',
      'claude-3-haiku-latest',
    ]),
    others: 'notInEnum',
    shape: 'msg',
  },
  C: {
    success: 200,
    defaultMaxTokens: Infinity,
    envelope: 'E1',
    served: new Set(['anthropic/claude-3-haiku']),
    others: 'notInEnum',
    shape: 'gen',
  },
  today: {
    success: 200,
    defaultMaxTokens: Infinity,
    envelope: 'E1',
    served: new Set(['anthropic/claude-3-haiku']),
    others: 'withdrawn',
    shape: 'gen',
  },
};

export function eraFacts(era: Era): EraFacts {
  return facts[era];
}

/** Whether the id belongs to the Claude 3 Haiku family, in any spelling of any era. */
export function isHaiku(id: string): boolean {
  return /^(anthropic\/)?claude-3-haiku(-20240307|-latest)?$/.test(id);
}

/** What the era does with an id of the family. */
export function haikuFate(era: Era, id: string): HaikuFate {
  return facts[era].served.has(id) ? 'served' : facts[era].others;
}

/** Whether `text` names an era. */
export function isEra(text: unknown): text is Era {
  return typeof text === 'string' && Object.hasOwn(facts, text);
}
