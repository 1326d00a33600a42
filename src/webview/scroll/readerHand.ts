/** How long after an input the scrolling still comes from it (smooth scrolling goes on for a while), ms. */
const aftermath = 700;

/** Whether the reader is scrolling: by wheel, touch, key, or with the scroll bar in hand. */
export class ReaderHand {
  readonly #upwards: () => void;
  #lastInput = -aftermath;
  #holdsBar = false;

  /** `upwards` is called at once when the wheel is turned up. */
  constructor(upwards: () => void) {
    this.#upwards = upwards;
  }

  get isActive(): boolean {
    return this.#holdsBar || performance.now() - this.#lastInput < aftermath;
  }

  /** Returns what ends the watch. */
  watch(scroller: HTMLElement): () => void {
    const ending = new AbortController();
    const options = { passive: true, signal: ending.signal };
    const used = (): void => {
      this.#lastInput = performance.now();
    };
    scroller.addEventListener('touchmove', used, options);
    scroller.addEventListener('keydown', used, options);
    scroller.addEventListener(
      'wheel',
      (event) => {
        used();
        if (event.deltaY < 0 && scroller.scrollTop > 0) this.#upwards();
      },
      options,
    );
    // A press on the scroll bar arrives at the scroller itself; its end may not arrive at all.
    scroller.addEventListener(
      'pointerdown',
      (event) => {
        this.#holdsBar = event.target === scroller;
      },
      options,
    );
    for (const type of ['pointermove', 'pointerup'] as const) {
      window.addEventListener(
        type,
        ({ buttons }) => {
          if (buttons === 0) this.#holdsBar = false;
        },
        options,
      );
    }
    return () => ending.abort();
  }
}
