import { copyOfSample } from '../../support/editor/copyOfSample';
import { startProduct, type Product } from '../../support/editor/startProduct';
import type { Settings } from '../../support/editor/startProduct';
import { vsix } from '../../support/run/vsix';
import { startStandIn, type StandIn } from '../../support/standin/standIn';
import { openEditor, type Editor, type EditorOptions } from './openEditor';

/** Everything a journey needs: the stand-in endpoint, a VS Code that uses it, and a window on it. */
export interface Desk {
  readonly standIn: StandIn;
  readonly product: Product;
  editor: Editor;
  /** Closes the browser and opens it again, as a person does who comes back the next day. */
  reopen(options?: EditorOptions): Promise<void>;
  leave(): Promise<void>;
}

export interface DeskOptions extends EditorOptions {
  readonly settings?: Settings;
  /** False: the stand-in asks for no key. */
  readonly requireKey?: boolean;
}

export async function sitDown(options: DeskOptions = {}): Promise<Desk> {
  const standIn = await startStandIn({
    era: 'origin',
    pace: 0.2,
    requireKey: options.requireKey ?? true,
  });
  const product = await startProduct({
    vsix,
    workspace: copyOfSample(),
    machineSettings: { 'aimlapi.baseUrl': standIn.baseUrl },
    // What fades in is half there for a while, to a test and to a picture.
    settings: { 'workbench.reduceMotion': 'on', ...options.settings },
  });
  const editor = await openEditor(product, options);
  const desk: Desk = {
    standIn,
    product,
    editor,
    reopen: async (again = options) => {
      await desk.editor.close();
      desk.editor = await openEditor(product, again);
    },
    leave: async () => {
      await desk.editor.close();
      await product.stop();
      await standIn.close();
    },
  };
  return desk;
}
