/** Time as a port, so that tests need not wait. */
export interface Clock {
  /** ms since the epoch. */
  now(): number;
  /** Calls back once after `ms`; the returned function cancels and may be called at any time. */
  after(ms: number, call: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};
