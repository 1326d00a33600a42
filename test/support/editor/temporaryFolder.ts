import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onExit } from './onExit';

/** A folder that is gone when `remove` is called, or at the latest when this process ends. */
export interface TemporaryFolder {
  readonly path: string;
  remove(): void;
}

/** Creates an empty folder whose name begins with `aimlapi-<purpose>-`. */
export function temporaryFolder(purpose: string): TemporaryFolder {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), `aimlapi-${purpose}-`)));
  const removeNow = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  const forget = onExit(removeNow);
  return {
    path: folder,
    remove() {
      forget();
      removeNow();
    },
  };
}
