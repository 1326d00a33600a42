import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Product } from '../../support/editor/startProduct';
import type { Desk } from './desk';

const lookAgainMs = 50;
/** A second is promised; the rest is for a busy machine. */
const patienceMs = 5_000;

/** Waits until the extension has stored `text`: on the server's disk, or in the browser's database. */
export async function untilStored({ product, editor }: Desk, text: string): Promise<void> {
  const inWorker = process.env['AIMLAPI_TEST_HOST'] === 'web';
  const isStored = inWorker
    ? () => editor.page.evaluate(isInDatabase, text)
    : () => isOnDisk(product, text);
  const deadline = Date.now() + patienceMs;
  while (!(await isStored())) {
    if (Date.now() > deadline) throw new Error(`“${text}” is not stored`);
    await pause(lookAgainMs);
  }
}

function isOnDisk(product: Product, text: string): boolean {
  const storage = 'User/globalStorage/aimlapi-community.aimlapi-chat';
  const wanted = Buffer.from(text);
  const files = filesBelow(path.join(product.userDataDir, storage));
  return files.some((file) => readFileSync(file).includes(wanted));
}

/** Runs in the page: VS Code for the web keeps its user's files in IndexedDB, which windows share. */
async function isInDatabase(text: string): Promise<boolean> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('no database'));
    });
  const database = await done(indexedDB.open('vscode-web-db'));
  try {
    const files = database
      .transaction('vscode-userdata-store')
      .objectStore('vscode-userdata-store');
    const [names, contents] = await Promise.all([
      done(files.getAllKeys()),
      done<unknown[]>(files.getAll()),
    ]);
    return contents.some(
      (bytes, at) =>
        bytes instanceof Uint8Array &&
        JSON.stringify(names[at]).includes('aimlapi-chat') &&
        new TextDecoder().decode(bytes).includes(text),
    );
  } finally {
    database.close();
  }
}

/** Absolute paths of all files below a folder; none where there is no such folder. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
