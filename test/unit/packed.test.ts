import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { projectRoot } from '../support/editor/projectRoot';

/** Everything that may be in the package; whatever else appears is a mistake. */
const allowed = [
  /^(?:package|package\.nls|package\.nls\.[a-z-]+)\.json$/,
  /^(?:README|CHANGELOG|SECURITY)\.md$/,
  /^LICENSE$/,
  /^l10n\/bundle\.l10n\.[a-z-]+\.json$/,
  /^dist\/extension\.js$/,
  /^dist\/NOTICES\.txt$/,
  /^dist\/webview\/(?:main\.js|chat\.css|codicon\.woff2)$/,
  /^dist\/webview\/chunks\/[\w-]+-[A-Z0-9]{8}\.(?:js|css)$/,
  /^media\/[\w-]+\.(?:css|svg|png)$/,
  /^media\/walkthrough\/[\w-]+\.jpg$/,
];

const needed = [
  'package.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'dist/extension.js',
  'dist/webview/main.js',
  'dist/webview/codicon.woff2',
  'media/icon.png',
];

describe('the package', () => {
  let files: readonly string[];

  before(async function () {
    this.timeout(60_000);
    const listed = await listFiles({ cwd: projectRoot, packageManager: PackageManager.None });
    // A development build has source maps, which the package's own build has not.
    files = listed.map((name) => name.split(path.sep).join('/')).filter((name) => !isMap(name));
  });

  it('has only what it may have', () => {
    const odd = files.filter((name) => !allowed.some((pattern) => pattern.test(name)));
    assert.deepEqual(odd, []);
  });

  it('has what it needs', () => {
    const missing = needed.filter((name) => !files.includes(name));
    assert.deepEqual(missing, []);
  });

  it('is left nothing by accident: everything is out that is not let in', () => {
    const [first] = readFileSync(path.join(projectRoot, '.vscodeignore'), 'utf8').split('\n');
    assert.equal(first, '**');
  });
});

function isMap(name: string): boolean {
  return name.endsWith('.map');
}
