/** What the benchmark puts into every frame; times are ms since the epoch. */
export interface Probe {
  /** Tasks over 50 ms that this frame's own code caused, since `reset`. */
  longTasks: number[];
  /** How often a timer or a frame was asked for, since `reset`. */
  scheduled: number;
  /** From a key press to the next frame painted after it, ms, where that was 16 ms or more. */
  keys: number[];
  /** When the last key went down anywhere in this frame. */
  keyAt: number;
  /** When a webview was first painted with a message in it, or as a peer's page; if it was. */
  interactiveAt: number | undefined;
  reset(): void;
  /** Settles with the time at which a frame was painted that has this text in it. */
  painted(text: string): Promise<number>;
}

declare global {
  var benchProbe: Probe;
}

/** Runs in every frame before the frame's own scripts, so it uses nothing from outside itself. */
export function installProbe(): void {
  const now = () => performance.timeOrigin + performance.now();
  const { requestAnimationFrame, setTimeout } = globalThis;
  const probe: Probe = {
    longTasks: [],
    scheduled: 0,
    keys: [],
    keyAt: 0,
    interactiveAt: undefined,
    reset() {
      probe.longTasks = [];
      probe.scheduled = 0;
      probe.keys = [];
    },
    painted: (text) => paintedWith(() => document.body.textContent.includes(text)),
  };
  globalThis.benchProbe = probe;

  /** A message posted in a frame's callback is handled when that frame has been painted. */
  function paintedWith(isThere: () => boolean): Promise<number> {
    return new Promise((resolve) => {
      const afterFrame = new MessageChannel();
      let mayBeThere = true;
      const observer = new MutationObserver(() => (mayBeThere = true));
      observer.observe(document, { subtree: true, childList: true, characterData: true });
      afterFrame.port1.onmessage = () => {
        const at = now();
        if (mayBeThere && isThere()) {
          observer.disconnect();
          afterFrame.port1.close();
          resolve(at);
          return;
        }
        mayBeThere = false;
        requestAnimationFrame(frame);
      };
      const frame = () => {
        afterFrame.port2.postMessage(0);
      };
      requestAnimationFrame(frame);
    });
  }

  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) {
      if (name === 'self') probe.longTasks.push(duration);
    }
  }).observe({ type: 'longtask' });

  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) {
      if (name === 'keydown' || name === 'input') probe.keys.push(duration);
    }
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);

  addEventListener('keydown', () => (probe.keyAt = now()), { capture: true, passive: true });

  const counted = <A extends unknown[], R>(call: (...args: A) => R) => {
    return (...args: A): R => {
      probe.scheduled += 1;
      return call.apply(globalThis, args);
    };
  };
  globalThis.setTimeout = counted(setTimeout) as typeof globalThis.setTimeout;
  globalThis.setInterval = counted(globalThis.setInterval) as typeof globalThis.setInterval;
  globalThis.requestAnimationFrame = counted(requestAnimationFrame);
  globalThis.requestIdleCallback = counted(globalThis.requestIdleCallback);

  // A webview's document is opened and written into an empty one, which ends what was begun before.
  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called on its document
  const { open } = Document.prototype;
  Document.prototype.open = function (this: Document, ...args: Parameters<typeof open>) {
    const opened = open.apply(this, args);
    const page = '[data-door] article, [data-bench-peer]';
    void paintedWith(() => document.querySelector(page) !== null).then(
      (at) => (probe.interactiveAt = at),
    );
    return opened;
  } as typeof open;
}
