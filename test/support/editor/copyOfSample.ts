import { cpSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './projectRoot';
import { temporaryFolder } from './temporaryFolder';

/** Absolute path of a fresh copy of the sample workspace; gone when this process ends. */
export function copyOfSample(): string {
  const copy = path.join(temporaryFolder('sample').path, 'harbour');
  cpSync(path.join(projectRoot, 'test/support/sample'), copy, { recursive: true });
  return copy;
}
