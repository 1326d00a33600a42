import { copyFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { cleanEnvironment } from '../../test/support/editor/cleanEnvironment';
import { projectRoot } from '../../test/support/editor/projectRoot';
import { runQuietly } from '../../test/support/editor/runQuietly';

/** Builds an extension of the benchmark's own, and returns the path of its VSIX. */
export async function packPeer(name: string, into: string): Promise<string> {
  const source = path.join(projectRoot, 'bench/peers', name);
  const folder = path.join(into, name);
  const common = { bundle: true, outdir: folder, logLevel: 'error', minify: true } as const;
  await build({
    ...common,
    entryPoints: [path.join(source, 'extension.ts')],
    format: 'cjs',
    platform: 'node',
    external: ['vscode'],
  });
  const page = path.join(source, 'page.ts');
  if (existsSync(page)) await build({ ...common, entryPoints: [page], format: 'iife' });
  copyFileSync(path.join(source, 'package.json'), path.join(folder, 'package.json'));
  const packagePath = path.join(into, `${name}.vsix`);
  const vsce = path.join(projectRoot, 'node_modules/@vscode/vsce/vsce');
  const flags = ['--no-dependencies', '--allow-missing-repository', '--skip-license'];
  await runQuietly(process.execPath, [vsce, 'package', ...flags, '--out', packagePath], {
    cwd: folder,
    env: cleanEnvironment(),
  });
  return packagePath;
}
