import { existsSync } from 'node:fs';
import path from 'node:path';

function findRoot(from: string): string {
  if (existsSync(path.join(from, 'esbuild.js'))) return from;
  const parent = path.dirname(from);
  if (parent === from) throw new Error('run this inside the project');
  return findRoot(parent);
}

/** Absolute path of the project's root folder. */
export const projectRoot = findRoot(process.cwd());
