import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { startGroup } from '../editor/childGroup';
import { projectRoot } from '../editor/projectRoot';
import { temporaryFolder } from '../editor/temporaryFolder';
import { add, none, parseClosingLine, type Counts } from './counts';

/**
 * Runs this program for several words at once, each in a process of its own whose output is shown
 * when it has ended: one VS Code leaves half of two cores idle.
 */
export async function atOnce(words: readonly string[]): Promise<Counts> {
  const counts = await Promise.all(words.map(alone));
  return counts.reduce(add, none);
}

async function alone(word: string): Promise<Counts> {
  const folder = temporaryFolder('stage');
  const file = path.join(folder.path, 'output.txt');
  const output = openSync(file, 'w');
  try {
    const group = startGroup(process.execPath, [process.argv[1] ?? '', '--beside', word], {
      cwd: projectRoot,
      env: { ...process.env, NO_COLOR: '1' },
      show: output,
      endsItself: true,
    });
    const code = await group.ended;
    const said = readFileSync(file, 'utf8').trimEnd();
    console.log(said);
    const counts = parseClosingLine(said.slice(said.lastIndexOf('\n') + 1)) ?? none;
    return code !== 0 && counts.failed === 0 ? add(counts, { passed: 0, failed: 1 }) : counts;
  } finally {
    closeSync(output);
    folder.remove();
  }
}
