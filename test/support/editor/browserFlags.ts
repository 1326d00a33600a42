/**
 * Command-line flags for a browser that shows VS Code: no sandbox where root runs it, no wishes to
 * talk to the world, and no look-up of an outside host that would have to time out first.
 */
export function browserFlags(): string[] {
  const flags = [
    '--disable-gpu',
    '--disable-quic',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-dev-shm-usage',
    '--no-first-run',
    '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
  ];
  return process.getuid?.() === 0 ? ['--no-sandbox', ...flags] : flags;
}
