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
      process.on(signal, () => process.exit(code));
    }
  }
  actions.add(action);
  return () => actions.delete(action);
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
