import { statSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../test/support/editor/projectRoot';
import { vsix } from '../../test/support/run/vsix';
import type { Figure } from '../report/figure';
import type { Group } from './group';

/** What is loaded, minified, and what is downloaded. */
export const sizes: Group = {
  name: 'sizes',
  measure: () =>
    Promise.resolve([
      size('extension', 'Extension bundle', 'dist/extension.js', 150),
      size('page', 'Page, before language modes', 'dist/webview/main.js', 250),
      size('vsix', 'VSIX', path.relative(projectRoot, vsix), 1000),
    ]),
};

function size(id: string, title: string, file: string, atMost: number): Figure {
  const { size: bytes } = statSync(path.join(projectRoot, file));
  return { id: `sizes.${id}`, title, unit: 'kB', samples: [bytes / 1000], target: { atMost } };
}
