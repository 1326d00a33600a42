import { writeFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Frame } from 'playwright-core';
import { openEditor } from '../../test/e2e/support/openEditor';
import type { Editor } from '../../test/e2e/support/openEditor';
import { copyOfSample } from '../../test/support/editor/copyOfSample';
import { startProduct } from '../../test/support/editor/startProduct';
import type { Product, Settings } from '../../test/support/editor/startProduct';
import { temporaryFolder } from '../../test/support/editor/temporaryFolder';
import { vsix } from '../../test/support/run/vsix';
import { startStandIn } from '../../test/support/standin/standIn';
import type { StandIn } from '../../test/support/standin/standIn';
import { ChatStorage } from '../chats/storeChat';
import { packPeer } from '../peers/packPeer';
import type { Peer } from '../peers/peer';
import { Driver } from './driver';
import { installProbe } from './probe';
import { processTime } from './processTime';

const lookAgainMs = 50;
const patienceMs = 30_000;

/** As in VS Code's keybindings.json. */
export interface KeyBinding {
  readonly key: string;
  readonly command: string;
  readonly args?: unknown;
}

export interface BenchOptions {
  readonly peers?: readonly Peer[];
  /** Puts chats into the storage before the editor starts. */
  readonly store?: (storage: ChatStorage) => Promise<void>;
  readonly keys?: readonly KeyBinding[];
}

/** A VS Code with the extension, its peers and the driver in it, and the stand-in that answers. */
export interface Bench {
  readonly standIn: StandIn;
  readonly product: Product;
  readonly driver: Driver;
  readonly editor: Editor;
  /** The visible frame that has something which matches; waits until there is one. */
  frame(selector: string): Promise<Frame>;
  /** CPU time of the extension host so far, ms. */
  hostTime(): number;
  /** Closes the window and opens another one on the same server. */
  reopen(): Promise<void>;
  close(): Promise<void>;
}

const quiet: Settings = { 'workbench.reduceMotion': 'on', 'aimlapi.replyLocation': 'panel' };

export async function openBench(options: BenchOptions = {}): Promise<Bench> {
  const home = temporaryFolder('bench');
  const userDataDir = path.join(home.path, 'user');
  await options.store?.(new ChatStorage(userDataDir));
  writeKeys(userDataDir, options.keys ?? []);
  const standIn = await startStandIn({ era: 'origin', pace: 0, requireKey: false, anyModel: true });
  const driver = await Driver.listen();
  const peers = options.peers ?? [];
  const product = await startProduct({
    vsix,
    kind: 'node',
    moreExtensions: await packages(peers),
    userDataDir,
    workspace: copyOfSample(),
    settings: settingsFor(peers, standIn.baseUrl),
    machineSettings: { 'aimlapi.baseUrl': standIn.baseUrl },
    env: { BENCH_DRIVER_PORT: String(driver.port), BENCH_ENDPOINT: standIn.baseUrl },
  });
  const open = () => openEditor(product, { inEveryFrame: installProbe });
  let editor = await open();
  await driver.ready();
  return {
    standIn,
    product,
    driver,
    get editor() {
      return editor;
    },
    frame: (selector) => findFrame(editor, selector),
    hostTime: () => processTime(driver.host),
    reopen: async () => {
      await editor.close();
      driver.expect();
      editor = await open();
      await driver.ready();
    },
    close: async () => {
      await editor.close();
      await product.stop();
      await Promise.all([driver.close(), standIn.close()]);
      home.remove();
    },
  };
}

function settingsFor(peers: readonly Peer[], baseUrl: string): Settings {
  return peers.reduce<Settings>((all, peer) => ({ ...all, ...peer.settings?.(baseUrl) }), quiet);
}

const packed = new Map<string, Promise<string>>();

/** VSIX files, built where they are the benchmark's own, and ids. */
function packages(peers: readonly Peer[]): Promise<readonly string[]> {
  const wanted = new Set(['driver', ...peers.flatMap(({ install }) => install ?? [])]);
  return Promise.all(
    [...wanted].map((name) => {
      const isOwn = /^\w+$/.test(name);
      const known =
        packed.get(name) ?? (isOwn ? packPeer(name, peerFolder()) : Promise.resolve(name));
      packed.set(name, known);
      return known;
    }),
  );
}

let folder: string | undefined;

function peerFolder(): string {
  folder ??= temporaryFolder('peers').path;
  return folder;
}

function writeKeys(userDataDir: string, keys: readonly KeyBinding[]): void {
  const user = path.join(userDataDir, 'User');
  mkdirSync(user, { recursive: true });
  writeFileSync(path.join(user, 'keybindings.json'), JSON.stringify(keys));
}

async function findFrame(editor: Editor, selector: string): Promise<Frame> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    for (const frame of editor.page.frames()) {
      if (await isShown(frame, selector)) return frame;
    }
    if (Date.now() > deadline) throw new Error(`no frame shows ${selector}`);
    await pause(lookAgainMs);
  }
}

async function isShown(frame: Frame, selector: string): Promise<boolean> {
  try {
    const outer = await frame.parentFrame()?.frameElement();
    if (!outer || !(await outer.isVisible())) return false;
    return (await frame.locator(selector).count()) > 0;
  } catch {
    return false; // It was replaced while being looked at.
  }
}
