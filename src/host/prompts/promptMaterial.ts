import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';
import type { PlaceholderName } from '../../core/prompts/template';
import type { ContextSource } from '../context/contextSource';
import type { LastEditor } from '../editor/lastEditor';
import { pickCode } from '../editor/pickCode';
import { wholeDocument } from '../editor/snapshot';
import { lineWords } from '../words/lineWords';
import { inBraces } from '../words/promptProblem';

/** What placeholders stand for, and what goes along for them. */
export interface Material {
  readonly values: Partial<Readonly<Record<PlaceholderName, string>>>;
  readonly attachments: readonly Attachment[];
}

export interface MaterialPorts {
  readonly lastEditor: LastEditor;
  /** Where "problems" and "diff" come from; undefined for a source that this window lacks. */
  source(name: string): ContextSource | undefined;
}

/** Why there is no material; `message` is empty where the person has been told, or cancelled. */
export interface NoMaterial {
  readonly message: string;
}

/**
 * Gathers, by the person's gesture and now, what these placeholders need. Code goes along as an
 * attachment, so that it is seen among what is sent, with its lines and tokens; the placeholder
 * itself becomes its name. `input` is what was written behind the command.
 */
export async function gather(
  names: readonly PlaceholderName[],
  input: string,
  ports: MaterialPorts,
): Promise<Material | NoMaterial> {
  const values: Partial<Record<PlaceholderName, string>> = {};
  const attachments: Attachment[] = [];
  for (const name of names) {
    const found = await gatherOne(name, input, ports);
    if ('message' in found) return found;
    values[name] = found.value;
    attachments.push(...found.attachments);
  }
  return { values, attachments };
}

interface Found {
  readonly value: string;
  readonly attachments: readonly Attachment[];
}

async function gatherOne(
  name: PlaceholderName,
  input: string,
  ports: MaterialPorts,
): Promise<Found | NoMaterial> {
  switch (name) {
    case 'input':
      return await inputFor(input);
    case 'problems':
    case 'diff':
      return await fromSource(name, ports);
    case 'selection':
    case 'file':
    case 'language': {
      const editor = ports.lastEditor.current;
      if (!editor) return { message: openFileFirst(name) };
      if (name === 'language') return { value: editor.document.languageId, attachments: [] };
      if (name === 'file') return named([wholeDocument(editor.document)]);
      return named(await pickCode(editor, selectionQuestion()));
    }
  }
}

async function inputFor(written: string): Promise<Found | NoMaterial> {
  const title = vscode.l10n.t('What should stand for {0}?', inBraces('input'));
  const value =
    written.trim() || (await vscode.window.showInputBox({ title, ignoreFocusOut: true }));
  return value?.trim() ? { value, attachments: [] } : { message: '' };
}

async function fromSource(
  name: 'problems' | 'diff',
  ports: MaterialPorts,
): Promise<Found | NoMaterial> {
  const source = ports.source(name);
  if (!source?.available()) {
    const message = vscode.l10n.t('There is nothing here for {0}.', inBraces(name));
    return { message: source?.detail ?? message };
  }
  return named(await source.take());
}

/** Attachments by their names, for a sentence. */
function named(attachments: readonly Attachment[]): Found | NoMaterial {
  if (attachments.length === 0) return { message: '' };
  return { value: attachments.map(nameOf).join('; '), attachments };
}

function nameOf({ label, range, kind, symbol }: Attachment): string {
  if (symbol !== undefined) return `${label} › ${symbol}`;
  return range && kind !== 'file' ? `${label}, ${lineWords(range)}` : label;
}

function openFileFirst(name: string): string {
  return vscode.l10n.t('Open a file first: there is nothing here for {0}.', inBraces(name));
}

function selectionQuestion(): string {
  return vscode.l10n.t('Nothing is selected. What should stand for {0}?', inBraces('selection'));
}
