import { spawn } from 'node:child_process';
import { hasDisplay } from '../editor/desktop';

const openers: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  linux: ['xdg-open'],
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** Opens an address in the person's own browser where there is a display; else does nothing. */
export function openAddress(url: string): void {
  const [command, ...args] = openers[process.platform] ?? [];
  if (command === undefined || !hasDisplay()) return;
  const opener = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  opener.on('error', () => undefined); // The address is printed too.
  opener.unref();
}
