import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { runQuietly } from './runQuietly';

const names = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
  'msedge',
  'chrome',
];

const usualPlaces: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge', '/snap/bin/chromium'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const folder = process.env[variable];
    if (folder === undefined) return [];
    return ['Google\\Chrome', 'Microsoft\\Edge', 'Chromium'].map((product) =>
      path.join(
        folder,
        product,
        'Application',
        product.endsWith('Edge') ? 'msedge.exe' : 'chrome.exe',
      ),
    );
  }),
};

/** Chromium, and small fonts with which text, symbols, emoji and Chinese look right. */
const debianPackages = [
  'chromium',
  'fonts-dejavu-core',
  'fonts-liberation',
  'fonts-noto-color-emoji',
  'fonts-droid-fallback',
];

/**
 * Path of a Chrome, Edge or Chromium: `$CHROME_PATH`, else on PATH, else in the usual places, else
 * installed where that is possible without a question (root on a Debian-like system).
 * Fails with a sentence that says what to install.
 */
export async function findBrowser(): Promise<string> {
  const found = installedBrowser();
  if (found !== undefined) return found;
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) await installDebianBrowser();
  const browser = installedBrowser();
  if (browser !== undefined) return browser;
  throw new Error('No browser found: install Chrome, Edge or Chromium, or set CHROME_PATH to one.');
}

/** As findBrowser, but only looks; undefined where there is none. */
export function installedBrowser(): string | undefined {
  const chosen = process.env['CHROME_PATH'];
  if (chosen !== undefined && chosen !== '') return chosen;
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((each) => each !== '');
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const onPath = folders.flatMap((folder) => names.map((name) => path.join(folder, name + suffix)));
  return [...onPath, ...(usualPlaces[process.platform] ?? [])].find(isFile);
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
}

async function installDebianBrowser(): Promise<void> {
  console.log(`installing ${debianPackages.join(', ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runQuietly('dpkg', ['--configure', '-a'], { env }); // An install may have been interrupted.
  await runQuietly('apt-get', ['update', '-q'], { env });
  const options = ['install', '-q', '-y', '--no-install-recommends'];
  await runQuietly('apt-get', [...options, ...debianPackages], { env });
}
