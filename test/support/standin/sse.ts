import { cutFrames, type Cut } from './cut';
import { end, hangUp, head, reset, stall, wait, type Script, type Step } from './script';

/** One thing in a server-sent event stream. */
export type SseItem =
  /** `data:` with the value as JSON, or as it is if it is a string (`[DONE]`, garbage). */
  | { readonly data: unknown; readonly event?: string; readonly multiLine?: boolean }
  /** A line that begins with a colon; keeps the connection alive and means nothing. */
  | { readonly comment: string }
  /** Written as it is. */
  | { readonly raw: string };

export interface SseOptions {
  /** Line ending; LF if absent. */
  readonly newline?: '\n' | '\r\n' | '\r';
  /** False for `data:{…}` without a space behind the colon. */
  readonly space?: boolean;
  /** True to leave out the blank line after the last event. */
  readonly openEnd?: boolean;
  /** True to put a byte order mark before the first event. */
  readonly bom?: boolean;
  readonly cut?: Cut;
  /** Wait before the first piece (headers are already out), ms. */
  readonly firstMs?: number;
  /** Wait between pieces, ms. */
  readonly gapMs?: number;
  /** Wait between the last piece and the ending, ms. A reset may lose what is still on its way. */
  readonly endMs?: number;
  /** How the connection ends after the last piece; `end` if absent. */
  readonly ending?: 'end' | 'hangUp' | 'reset' | 'stall';
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The items as the bytes of a stream, one array per item. */
export function sseFrames(items: readonly SseItem[], options: SseOptions = {}): Uint8Array[] {
  const newline = options.newline ?? '\n';
  const encoder = new TextEncoder();
  return items.map((item, index) => {
    let text = itemLines(item, options.space ?? true).join(newline);
    if (!('raw' in item)) text += newline + newline;
    if (options.openEnd && index === items.length - 1) text = text.trimEnd();
    return encoder.encode(index === 0 && options.bom ? `\uFEFF${text}` : text);
  });
}

function itemLines(item: SseItem, space: boolean): string[] {
  const gap = space ? ' ' : '';
  if ('raw' in item) return [item.raw];
  if ('comment' in item) return [`:${gap}${item.comment}`];
  const lines = item.event === undefined ? [] : [`event:${gap}${item.event}`];
  const text =
    typeof item.data === 'string'
      ? item.data
      : JSON.stringify(item.data, null, item.multiLine ? 1 : undefined);
  return [...lines, ...text.split('\n').map((line) => `data:${gap}${line}`)];
}

/** A script that streams the items. */
export function eventStream(items: readonly SseItem[], options: SseOptions = {}): Script {
  const pieces = cutFrames(sseFrames(items, options), options.cut ?? 'event');
  const steps: Step[] = [head];
  if (options.firstMs) steps.push(wait(options.firstMs));
  pieces.forEach((bytes, index) => {
    if (index > 0 && options.gapMs) steps.push(wait(options.gapMs));
    steps.push({ do: 'write', bytes });
  });
  if (options.endMs) steps.push(wait(options.endMs));
  steps.push({ end, hangUp, reset, stall }[options.ending ?? 'end']);
  return {
    ...(options.status === undefined ? {} : { status: options.status }),
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache',
      ...options.headers,
    },
    steps,
  };
}
