import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { projectRoot } from '../editor/projectRoot';
import { temporaryFolder } from '../editor/temporaryFolder';
import { sourceMessages } from './sourceMessages';

type Texts = Readonly<Record<string, string>>;

/** The pseudo-locale of Microsoft's tools: no language, every text marked. */
export const pseudoLocale = 'qps-ploc';

/** A text of the pseudo-locale: whatever is shown without the brackets was never translatable. */
export function pseudo(text: string): string {
  return `⟦${text}⟧`;
}

/**
 * Packs the built extension with translations into the pseudo-locale. The folder is removed by
 * whoever asked for it.
 */
export async function packPseudo(): Promise<{ readonly vsix: string; remove(): void }> {
  const folder = temporaryFolder('pseudo');
  const copy = path.join(folder.path, 'extension');
  const options = { cwd: projectRoot, packageManager: PackageManager.None };
  for (const name of await listFiles(options)) {
    if (name.endsWith('.map')) continue;
    mkdirSync(path.dirname(path.join(copy, name)), { recursive: true });
    cpSync(path.join(projectRoot, name), path.join(copy, name));
  }
  writeJson(path.join(copy, 'package.json'), withoutScripts());
  writeJson(path.join(copy, `l10n/bundle.l10n.${pseudoLocale}.json`), pseudoBundle());
  writeJson(path.join(copy, `package.nls.${pseudoLocale}.json`), pseudoManifest());
  writeFileSync(path.join(copy, '.vscodeignore'), '');
  const vsix = path.join(folder.path, 'pseudo.vsix');
  await createVSIX({ cwd: copy, packagePath: vsix, dependencies: false });
  return { vsix, remove: () => folder.remove() };
}

/** Everything is built already. */
function withoutScripts(): object {
  const { scripts: _, ...manifest } = readJson('package.json') as { readonly scripts?: object };
  return manifest;
}

function pseudoBundle(): Texts {
  const { messages } = sourceMessages();
  return Object.fromEntries(messages.map(({ text }) => [text, pseudo(text)]));
}

/** Descriptions of settings keep their form; links in them would break otherwise. */
function pseudoManifest(): Texts {
  const texts = readJson('package.nls.json') as Texts;
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, pseudo(text)]));
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(path.join(projectRoot, name), 'utf8'));
}

function writeJson(file: string, value: object): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(value));
}
