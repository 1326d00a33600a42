import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Product } from '../../support/editor/startProduct';

const lookAgainMs = 50;
/** A second is promised; the rest is for a busy machine. */
const patienceMs = 5_000;

/** Waits until the extension has stored `text`. */
export async function untilStored(product: Product, text: string): Promise<void> {
  const storage = 'User/globalStorage/aimlapi-community.aimlapi-chat';
  const folder = path.join(product.userDataDir, storage);
  const wanted = Buffer.from(text);
  const deadline = Date.now() + patienceMs;
  while (!filesBelow(folder).some((file) => readFileSync(file).includes(wanted))) {
    if (Date.now() > deadline) throw new Error(`“${text}” is not stored`);
    await pause(lookAgainMs);
  }
}

/** Absolute paths of all files below a folder; none where there is no such folder. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
