import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';
import { locate } from '../../core/edits/locate';
import type { Located } from '../../core/edits/locate';
import { openDocument } from '../editor/openDocument';
import { findFile } from '../editor/openLink';
import { openSource } from '../editor/openSource';
import { literal } from '../words/literal';

/** A document that code may be meant for, with what was found of its place in it. */
export interface Target {
  readonly document: vscode.TextDocument;
  /** The part that was sent, by which the place was found, or else the first one. */
  readonly sent?: Attachment;
  readonly located: Located;
}

/** What is known of where code belongs. */
export interface Hints {
  readonly code: string;
  /** Parts of documents that the reply answers to. */
  readonly sent: readonly Attachment[];
  /** The file that the reply names for it. */
  readonly named?: string | undefined;
  readonly lastEditor?: vscode.TextEditor | undefined;
}

/**
 * The document that code is meant for: one that was sent, one that the reply names, the one last
 * used, in this order; the person is asked where two are as likely. Undefined where there is none or
 * the person picks none.
 */
export async function applyTarget(hints: Hints): Promise<Target | 'none' | undefined> {
  const { sent, named, lastEditor, code } = hints;
  const namedUri = named === undefined ? undefined : await findFile(named);
  const documents = await sentDocuments(sent);
  const wanted = namedUri && (await openDocument(namedUri));
  if (wanted && !documents.includes(wanted)) documents.push(wanted);
  if (wanted && sent.some(({ uri }) => uri === wanted.uri.toString())) return target(wanted, hints);
  if (documents.length === 0 && lastEditor) documents.push(lastEditor.document);
  const targets = documents.map((document) => target(document, { sent, code }));
  const [only, ...others] = targets;
  if (!only) return 'none';
  if (others.length === 0) return only;
  const fitting = targets.filter(({ located }) => located.ok);
  const [fits, ...rivals] = fitting;
  // A file that is named counts as much as one that was sent.
  if (fits && rivals.length === 0 && !wanted) return fits;
  return await pick(targets);
}

async function pick(targets: readonly Target[]): Promise<Target | undefined> {
  const items = targets.map((each) => ({
    label: literal(vscode.workspace.asRelativePath(each.document.uri)),
    description: each.located.ok ? vscode.l10n.t('the code fits here') : '',
    iconPath: new vscode.ThemeIcon('file'),
    each,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Apply to which file?'),
  });
  return picked?.each;
}

function target(
  document: vscode.TextDocument,
  { sent, code }: Pick<Hints, 'sent' | 'code'>,
): Target {
  const parts = sent.filter(({ uri }) => uri === document.uri.toString());
  const text = document.getText();
  const tried = parts.map((part) => ({
    document,
    sent: part,
    located: locate(text, code, { text: part.text, line: part.range?.start.line ?? 0 }),
  }));
  return (
    tried.find(({ located }) => located.ok) ?? tried[0] ?? { document, located: locate(text, code) }
  );
}

/** Documents that parts were taken from, as far as they can be opened. */
async function sentDocuments(sent: readonly Attachment[]): Promise<vscode.TextDocument[]> {
  const places = [...new Set(sent.flatMap(({ uri }) => uri ?? []))];
  const documents = await Promise.all(places.map(openSource));
  return documents.filter((document) => document !== undefined);
}
