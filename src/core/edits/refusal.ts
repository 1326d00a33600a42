/** Why some code is not put in place. */
export type Refusal =
  /** No place in the document is like it. */
  | 'notFound'
  /** Several places are as much like it. */
  | 'ambiguous'
  /** It would take out much that it does not mention. */
  | 'wouldLose'
  /** It leaves out parts in a way that cannot be filled in. */
  | 'elided';

/** Says no from within the search for a place. */
export class Refused extends Error {
  readonly reason: Refusal;

  constructor(reason: Refusal) {
    super(reason);
    this.reason = reason;
  }
}
