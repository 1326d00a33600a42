import * as v from 'valibot';
import { itemsOf } from '../endpoint/json';

/** A part of a message as VS Code's language-model API gives it, told by its shape. */
export type RequestPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'image'; readonly mimeType: string; readonly bytes: Uint8Array }
  | {
      readonly kind: 'call';
      readonly callId: string;
      readonly name: string;
      readonly input: unknown;
    }
  | { readonly kind: 'result'; readonly callId: string; readonly parts: readonly RequestPart[] };

const callShape = v.object({ callId: v.string(), name: v.string(), input: v.unknown() });
const resultShape = v.object({ callId: v.string(), content: v.array(v.unknown()) });
const dataShape = v.object({ mimeType: v.string(), data: v.instance(Uint8Array) });
const valueShape = v.object({ value: v.unknown() });

/** A result within a result goes no deeper than this. */
const deepest = 3;

/**
 * Reads the content of one message. Classes are not looked at: `LanguageModelDataPart` has no type at
 * the minimum version, though it is there (its fields are `mimeType` and `data`). Parts that are
 * notes of an editor to itself (cache control, a model's thoughts) are left out.
 */
export function requestParts(content: readonly unknown[], depth = 0): readonly RequestPart[] {
  return content.flatMap((part) => requestPart(part, depth) ?? []);
}

function requestPart(part: unknown, depth: number): RequestPart | undefined {
  if (typeof part === 'string') return { kind: 'text', text: part };
  const call = v.safeParse(callShape, part);
  if (call.success) return { kind: 'call', ...call.output };
  const result = v.safeParse(resultShape, part);
  if (result.success) {
    const { callId, content } = result.output;
    const parts = depth < deepest ? requestParts(content, depth + 1) : [];
    return { kind: 'result', callId, parts };
  }
  const data = v.safeParse(dataShape, part);
  if (data.success) return dataPart(data.output.mimeType, data.output.data);
  const value = v.safeParse(valueShape, part);
  return value.success && !isThought(part) ? valuePart(value.output.value) : undefined;
}

function dataPart(mimeType: string, bytes: Uint8Array): RequestPart | undefined {
  if (mimeType.startsWith('image/')) return { kind: 'image', mimeType, bytes };
  const isText = mimeType.startsWith('text/') || /^application\/(.+\+)?json$/.test(mimeType);
  return isText ? { kind: 'text', text: new TextDecoder().decode(bytes) } : undefined;
}

/** The thinking part has a value too, and beside it an id and metadata. */
function isThought(part: unknown): boolean {
  return typeof part === 'object' && part !== null && ('metadata' in part || 'id' in part);
}

function valuePart(value: unknown): RequestPart {
  return { kind: 'text', text: typeof value === 'string' ? value : promptText(value) };
}

/** Nodes of a prompt tree that are looked at. */
const mostNodes = 50_000;

/**
 * The words of a tree that `@vscode/prompt-tsx` made: its leaves are `{ text }`, everything else is
 * arrangement. What is no such tree is given as JSON.
 */
function promptText(tree: unknown): string {
  const words: string[] = [];
  const open: unknown[] = [tree];
  for (let count = 0; open.length > 0 && count < mostNodes; count++) {
    const node = open.pop();
    if (typeof node !== 'object' || node === null) continue;
    if ('text' in node && typeof node.text === 'string') words.push(node.text);
    const below = Array.isArray(node) ? itemsOf(node) : childrenOf(node);
    open.push(...below.toReversed());
  }
  return words.length > 0 ? words.join('') : jsonOf(tree);
}

function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return ''; // circular, or too deep
  }
}

function childrenOf(node: object): readonly unknown[] {
  const root: readonly unknown[] = 'node' in node ? [node.node] : [];
  return 'children' in node ? [...root, ...itemsOf(node.children)] : root;
}
