import * as v from 'valibot';

const id = v.pipe(v.string(), v.maxLength(100));
const text = v.pipe(v.string(), v.maxLength(20_000_000));
const offset = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const remedyAction = v.variant('do', [
  v.object({ do: v.picklist(['retry', 'continue', 'setApiKey', 'selectModel']) }),
  v.object({ do: v.literal('useModel'), model: v.pipe(v.string(), v.maxLength(300)) }),
  v.object({ do: v.literal('openSettings'), setting: v.pipe(v.string(), v.maxLength(100)) }),
  v.object({ do: v.literal('openPage'), url: v.pipe(v.string(), v.maxLength(2000)) }),
  v.object({ do: v.picklist(['showLog', 'testConnection', 'newChat']) }),
  v.object({ do: v.literal('copyRequestId'), requestId: v.pipe(v.string(), v.maxLength(300)) }),
]);

/** What the page tells the host without waiting for an answer. */
const notice = v.variant('type', [
  /** The page is up and wants a snapshot; also after it noticed a gap in the sequence. */
  v.object({ type: v.literal('ready') }),
  /** The patch or snapshot with this number is painted. */
  v.object({ type: v.literal('drawn'), seq: offset }),
  v.object({
    type: v.literal('draft'),
    chatId: id,
    text,
    selection: v.tuple([offset, offset]),
  }),
  v.object({ type: v.literal('stop'), chatId: id }),
  v.object({ type: v.literal('retry'), id }),
  v.object({ type: v.literal('retryNow'), id }),
  v.object({ type: v.literal('continue'), id }),
  v.object({ type: v.literal('choose'), id }),
  v.object({ type: v.literal('removeQueued'), id }),
  v.object({ type: v.literal('removeContext'), id }),
  v.object({ type: v.literal('openContext'), id }),
  v.object({ type: v.literal('attach') }),
  v.object({ type: v.literal('newChat') }),
  v.object({ type: v.literal('history') }),
  v.object({ type: v.literal('selectModel') }),
  v.object({ type: v.literal('remedy'), id, action: remedyAction }),
  v.object({ type: v.literal('copyMessage'), id }),
  v.object({ type: v.literal('copyText'), text }),
  v.object({ type: v.literal('insert'), text, language: v.string() }),
  v.object({ type: v.literal('newFile'), text, language: v.string() }),
  /** A link in a reply was clicked; the host decides whether it is opened. */
  v.object({ type: v.literal('openLink'), href: v.pipe(v.string(), v.maxLength(8000)) }),
  /** Something went wrong in the page: for the log, without content of the chat. */
  v.object({ type: v.literal('problem'), message: v.pipe(v.string(), v.maxLength(4000)) }),
]);

/** What the page asks and wants an answer to: `reply` or `refusal` with the same number. */
const request = v.variant('type', [
  /** A message to send; the box is cleared only when this is answered. */
  v.object({ type: v.literal('send'), request: offset, chatId: id, text }),
  /** A question asked again in other words: another branch. */
  v.object({ type: v.literal('edit'), request: offset, id, text }),
  /** Turns before this one; answered with `TurnView[]` and how many stand before those. */
  v.object({
    type: v.literal('earlier'),
    request: offset,
    before: id,
    count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)),
  }),
]);

const fromPage = v.union([notice, request]);

export type FromPage = v.InferOutput<typeof fromPage>;
export type PageNotice = v.InferOutput<typeof notice>;
export type PageRequest = v.InferOutput<typeof request>;

/** The message, or undefined when it is not one that the page can have sent. */
export function decodeFromPage(raw: unknown): FromPage | undefined {
  const result = v.safeParse(fromPage, raw);
  return result.success ? result.output : undefined;
}

export function isRequest(message: FromPage): message is PageRequest {
  return 'request' in message;
}

/** The number under which a message that cannot be read waits for an answer, if it does. */
export function numberOf(raw: unknown): number | undefined {
  const result = v.safeParse(v.object({ request: offset }), raw);
  return result.success ? result.output.request : undefined;
}

/** The answer to `earlier`. */
export interface EarlierTurns<Turn> {
  readonly turns: readonly Turn[];
  readonly earlier: number;
}
