import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { copyOfSample } from '../../support/editor/copyOfSample';
import { startProduct, type Product } from '../../support/editor/startProduct';
import type { Settings } from '../../support/editor/startProduct';
import { vsix } from '../../support/run/vsix';
import { startStandIn, type StandIn } from '../../support/standin/standIn';
import { writeSettings } from './settingsFile';
import { openEditor, type Editor, type EditorOptions } from './openEditor';

/** Everything a journey needs: the stand-in endpoint, a VS Code that uses it, and a window on it. */
export interface Desk {
  readonly standIn: StandIn;
  readonly product: Product;
  editor: Editor;
  /** Edits the settings files: these values beside those that are there. */
  configure(settings: { user?: Settings; machine?: Settings }): Promise<void>;
  /** Closes the browser and opens it again, as a person does who comes back the next day. */
  reopen(options?: EditorOptions): Promise<void>;
  /** Ends it all. Throws where the browser asked anything of another machine meanwhile. */
  leave(): Promise<void>;
}

export interface DeskOptions extends EditorOptions {
  readonly settings?: Settings;
  /** Machine settings beside the base URL. */
  readonly machineSettings?: Settings;
  /** False: the stand-in asks for no key. */
  readonly requireKey?: boolean;
  /** Folder that is opened; a copy of the sample where absent. */
  readonly workspace?: string;
  /** False opens it in Restricted Mode. */
  readonly trust?: boolean;
  /** Another package than the one that was built. */
  readonly vsix?: string;
}

/**
 * What fades in is half there for a while, to a test and to a picture; settings open as files; what
 * is typed is in a file as it was typed.
 */
export const calm: Settings = {
  'workbench.reduceMotion': 'on',
  'workbench.editor.useModal': 'off',
  'files.autoSave': 'off',
  'editor.autoClosingBrackets': 'never',
  'editor.autoClosingQuotes': 'never',
  'editor.autoIndent': 'none',
};

export async function sitDown(options: DeskOptions = {}): Promise<Desk> {
  const standIn = await startStandIn({
    era: 'origin',
    pace: 0.2,
    requireKey: options.requireKey ?? true,
  });
  const product = await startProduct({
    workspace: options.workspace ?? copyOfSample(),
    trust: options.trust ?? true,
    vsix: options.vsix ?? vsix,
    machineSettings: { 'aimlapi.baseUrl': standIn.baseUrl, ...options.machineSettings },
    settings: { ...calm, ...options.settings },
  });
  const editor = await openEditor(product, options);
  const stored = (level: 'User' | 'Machine') =>
    JSON.parse(
      readFileSync(path.join(product.userDataDir, level, 'settings.json'), 'utf8'),
    ) as Settings;
  const desk: Desk = {
    standIn,
    product,
    editor,
    configure: async ({ user, machine }) => {
      const { page } = desk.editor;
      if (user) await writeSettings(page, 'user', { ...stored('User'), ...user });
      if (machine) await writeSettings(page, 'machine', { ...stored('Machine'), ...machine });
    },
    reopen: async (again = options) => {
      await desk.editor.close();
      desk.editor = await openEditor(product, again);
    },
    leave: async () => {
      const { strangers } = desk.editor.problems;
      await desk.editor.close();
      await product.stop();
      await standIn.close();
      assert.deepEqual(strangers, [], 'the browser asked another machine for something');
    },
  };
  return desk;
}
