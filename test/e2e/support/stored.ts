import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Product } from '../../support/editor/startProduct';
import type { Desk } from './desk';

const lookAgainMs = 50;
/** A second is promised; the rest is for a busy machine. */
const patienceMs = 5_000;

/** Waits until the extension has stored `text`: on the server's disk, whichever host it runs in. */
export async function untilStored({ product }: Desk, text: string): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!isOnDisk(product, text)) {
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

/** Absolute paths of all files below a folder; none where there is no such folder. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
