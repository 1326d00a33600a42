const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
const actions = new Set<() => void>();
let listening = false;

/**
 * Runs `action` once when this process ends, in whatever way except SIGKILL; the newest registered
 * action first. Actions are synchronous. Returns the way to take the action back.
 */
export function onExit(action: () => void): () => void {
  if (!listening) {
    listening = true;
    process.on('exit', runAll);
    for (const [signal, code] of Object.entries(signals)) {
      process.on(signal, () => exitNow(code));
    }
  }
  actions.add(action);
  return () => actions.delete(action);
}

/**
 * Ends this process. Others that clean up at its end, such as the library that has browsers open,
 * come first: a folder can be removed only when nobody writes into it any more.
 */
export function exitNow(code: number): never {
  process.off('exit', runAll).on('exit', runAll);
  process.exit(code);
}

function runAll(): void {
  for (const action of [...actions].reverse()) {
    actions.delete(action);
    try {
      action();
    } catch (error) {
      console.error(error);
    }
  }
}
