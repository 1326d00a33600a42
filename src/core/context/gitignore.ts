import { glob } from './glob';
import type { PathTest } from './glob';

interface Rule {
  readonly matches: PathTest;
  /** A later `!pattern` takes a name out again. */
  readonly ignores: boolean;
  readonly onlyFolders: boolean;
}

/** Lines of a `.gitignore` that are read: more of them would take their time for every name. */
const mostLines = 2_000;

/** What one `.gitignore` says: true or false, or undefined where it does not say. */
export type Ignores = (path: string, isFolder: boolean) => boolean | undefined;

/** Reads a `.gitignore`. Paths are relative to its folder; a folder's contents are its caller's to skip. */
export function readGitignore(text: string): Ignores {
  const rules = text.split(/\r?\n/, mostLines).flatMap((line) => rule(line) ?? []);
  return (path, isFolder) =>
    rules.findLast((each) => (isFolder || !each.onlyFolders) && each.matches(path))?.ignores;
}

function rule(line: string): Rule | undefined {
  const written = line.replace(/(?:(?<![\\ \t])|(?<=\\[ \t]))[ \t]+$/, '');
  if (written === '' || written.startsWith('#')) return undefined;
  const ignores = !written.startsWith('!');
  const pattern = (ignores ? written : written.slice(1)).replace(/^\\(?=[#!])/, '');
  const onlyFolders = pattern.endsWith('/');
  const body = pattern.replace(/\/$/, '');
  const isAnchored = body.includes('/');
  const matches = glob(isAnchored ? body : `**/${body}`, { alternatives: false });
  return { matches, ignores, onlyFolders };
}
