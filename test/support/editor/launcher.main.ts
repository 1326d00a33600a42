#!/usr/bin/env node
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { startBareServer } from './bareServer';
import { browserFlags } from './browserFlags';
import { cleanEnvironment, temporaryFilesIn } from './cleanEnvironment';
import { endWithStarter } from './endWithStarter';
import { fetchEditor } from './fetchEditor';
import { findBrowser } from './findBrowser';
import { suiteMark } from '../run/suiteMark';
import { minimum, newest } from './versions';

/*
 * Takes the command line of desktop VS Code under test and does the same with VS Code's server and
 * a browser, so that @vscode/test-electron starts either in the same way.
 */

const startMs = 120_000;
const showAll = process.env['AIMLAPI_TEST_VERBOSE'] !== undefined;
const editorLog: string[] = [];

interface Launch {
  readonly development: string;
  readonly tests: string;
  readonly userDataDir: string;
  readonly extensionsDir: string;
  readonly folder: string | undefined;
}

function parseLaunch(): Launch {
  const { values, positionals } = parseArgs({
    strict: false,
    allowPositionals: true,
    options: {
      extensionDevelopmentPath: { type: 'string' },
      extensionTestsPath: { type: 'string' },
      'user-data-dir': { type: 'string' },
      'extensions-dir': { type: 'string' },
    },
  });
  const needed = (name: string): string => {
    const value = values[name];
    if (typeof value !== 'string') throw new Error(`--${name} is missing`);
    return value;
  };
  return {
    development: needed('extensionDevelopmentPath'),
    tests: needed('extensionTestsPath'),
    userDataDir: needed('user-data-dir'),
    extensionsDir: needed('extensions-dir'),
    folder: positionals[0],
  };
}

function address(port: number, { development, tests, folder }: Launch): string {
  const host = `127.0.0.1:${port}`;
  const remote = (file: string) => `vscode-remote://${host}${file}`;
  const payload = [
    ['extensionDevelopmentPath', remote(development)],
    ['extensionTestsPath', remote(tests)],
    ['skipWelcome', 'true'],
  ];
  const query = new URLSearchParams({ payload: JSON.stringify(payload) });
  if (folder !== undefined) query.set('folder', folder);
  return `http://${host}/?${query.toString()}`;
}

/** Opens the editor; settles with the exit code that the suite in its extension host ends with. */
async function runSuite(page: Page, url: string): Promise<number> {
  let started: () => void = () => undefined;
  const ended = new Promise<number>((resolve, reject) => {
    const late = () => `the suite did not start within ${startMs} ms\n${editorLog.join('\n')}`;
    const timer = setTimeout(() => reject(new Error(late())), startMs);
    started = () => clearTimeout(timer);
    page.on('crash', () => reject(new Error('the page crashed')));
    void page.exposeFunction('codeAutomationExit', resolve);
  });
  await page.exposeFunction('codeAutomationLog', (_type: unknown, values: readonly unknown[]) => {
    printLog(values);
    if (String(values[0]).startsWith(suiteMark)) started();
  });
  await page.goto(url);
  return ended.finally(started);
}

/** The suite's own lines are shown; the editor's are kept for the case that no suite starts. */
function printLog(values: readonly unknown[]): void {
  const line = values.map(String).join(' ');
  if (showAll || line.startsWith(suiteMark)) console.log(line);
  else editorLog.push(line);
}

async function main(): Promise<number> {
  const launch = parseLaunch();
  const version = process.env['AIMLAPI_TEST_VSCODE'] === minimum.vscode ? minimum : newest;
  const editor = await fetchEditor(version);
  const executablePath = await findBrowser();
  const env = cleanEnvironment(temporaryFilesIn(path.join(launch.userDataDir, 'tmp')));
  const { group, port } = await startBareServer(editor, { ...launch, env });
  const browser = await chromium.launch({ executablePath, args: browserFlags() });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const serverEnded = group.ended.then(() => {
      throw new Error(`the server ended:\n${group.output()}`);
    });
    return await Promise.race([runSuite(page, address(port, launch)), serverEnded]);
  } finally {
    await browser.close();
    await group.stop();
  }
}

endWithStarter();
main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
