import * as v from 'valibot';

const id = v.pipe(v.string(), v.maxLength(100));
/** Becomes the name of a folder. */
const chatId = v.pipe(v.string(), v.regex(/^[\w-]{1,100}$/));
const text = v.pipe(v.string(), v.maxLength(20_000_000));
const offset = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const fileName = v.pipe(v.string(), v.maxLength(1000));

/** Turns asked for at a time. */
const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500));

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
  /**
   * The page is up and wants a snapshot; also after it noticed a gap in the sequence. `at` is the turn
   * that was being read: the snapshot is of its neighbourhood, if that chat is still shown. `shown` is
   * the chat that this window showed here before it was loaded anew.
   */
  v.object({
    type: v.literal('ready'),
    at: v.exactOptional(v.object({ chatId: id, id })),
    shown: v.exactOptional(chatId),
  }),
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
  /** Takes what goes along anew, as its document is now. */
  v.object({ type: v.literal('refreshContext'), id }),
  /** What was taken out of the list and still stands in it goes along after all. */
  v.object({ type: v.literal('putBackContext'), id }),
  v.object({ type: v.literal('openContext'), id }),
  /** Lines that a reply names, of an attachment: zero-based in its file as it was, `last` included. */
  v.object({ type: v.literal('openLines'), id, first: offset, last: offset }),
  /** A quick choice below the reply `id`. */
  v.object({
    type: v.literal('followUp'),
    id,
    depth: v.picklist(['oneLine', 'walkThrough', 'risks']),
  }),
  v.object({ type: v.literal('attach') }),
  /** The code that the person works on is to go along: the selection, or what they pick. */
  v.object({ type: v.literal('attachCode') }),
  v.object({ type: v.literal('newChat') }),
  v.object({ type: v.literal('history') }),
  v.object({ type: v.literal('selectModel') }),
  v.object({ type: v.literal('remedy'), id, action: remedyAction }),
  v.object({ type: v.literal('insert'), text, language: v.string() }),
  v.object({ type: v.literal('newFile'), text, language: v.string(), info: v.string(), turn: id }),
  /** Code of a reply is to be put in its place; `turn` is the reply. */
  v.object({ type: v.literal('apply'), text, info: v.string(), turn: id }),
  /** A Mermaid diagram is to be shown in VS Code's preview. */
  v.object({ type: v.literal('previewDiagram'), text: v.pipe(v.string(), v.maxLength(200_000)) }),
  /** A link in a reply was clicked; the host decides whether it is opened. */
  v.object({ type: v.literal('openLink'), href: v.pipe(v.string(), v.maxLength(8000)) }),
  /** Looks for a text in the whole chat, from the turn `near` on; without a text the search ends. */
  v.object({
    type: v.literal('find'),
    search: offset,
    text: v.pipe(v.string(), v.maxLength(1000)),
    matchCase: v.boolean(),
    wholeWord: v.boolean(),
    near: v.exactOptional(id),
  }),
  v.object({ type: v.literal('findStep'), to: v.picklist(['next', 'previous']) }),
  /** Whether the keyboard is in the page. */
  v.object({ type: v.literal('focused'), focused: v.boolean() }),
  /** Copies the source text of neighbouring turns; without ids from the first, to the last. */
  v.object({
    type: v.literal('copyTurns'),
    chatId: id,
    first: v.exactOptional(id),
    last: v.exactOptional(id),
  }),
  /** Something went wrong in the page: for the log, without content of the chat. */
  v.object({ type: v.literal('problem'), message: v.pipe(v.string(), v.maxLength(4000)) }),
]);

/** What the page asks and wants an answer to: `reply` or `refusal` with the same number. */
const request = v.variant('type', [
  /**
   * A message to send; the box is cleared only when this is answered. Answered with `SendAnswer`:
   * "shown" where the host put something in the box to be looked at first.
   */
  v.object({ type: v.literal('send'), request: offset, chatId: id, text }),
  /** A waiting message is to be in the box again. */
  v.object({ type: v.literal('takeBack'), request: offset, chatId: id, id }),
  /** What can stand for the word that begins with the mark; answered with `Completion[]`. */
  v.object({
    type: v.literal('complete'),
    request: offset,
    mark: v.picklist(['/', '#']),
    query: v.pipe(v.string(), v.maxLength(300)),
  }),
  /** A completion that was offered is to go along with the message. */
  v.object({
    type: v.literal('accept'),
    request: offset,
    chatId: id,
    id: v.pipe(v.string(), v.maxLength(8000)),
  }),
  /** A text to go along, of the file `name` that was dropped; pasted where that is empty. */
  v.object({
    type: v.literal('attachText'),
    request: offset,
    chatId: id,
    text,
    name: fileName,
  }),
  /** A picture to go along; width and height in pixels, as they are in `base64`; `name` is empty where it was pasted. */
  v.object({
    type: v.literal('attachImage'),
    request: offset,
    chatId: id,
    base64: text,
    mimeType: v.picklist(['image/png', 'image/jpeg', 'image/webp', 'image/gif']),
    width: offset,
    height: offset,
    name: fileName,
  }),
  /** Files that were dropped on the page, as URI strings. */
  v.object({
    type: v.literal('attachUris'),
    request: offset,
    chatId: id,
    uris: v.pipe(v.array(v.pipe(v.string(), v.maxLength(8000))), v.minLength(1), v.maxLength(50)),
  }),
  /** The newest questions of the shown branch; answered with `string[]`, newest first. */
  v.object({ type: v.literal('questions'), request: offset, chatId: id }),
  /** A question asked again in other words: another branch. */
  v.object({ type: v.literal('edit'), request: offset, id, text }),
  /** Answered when the clipboard has it. */
  v.object({ type: v.literal('copyMessage'), request: offset, id }),
  v.object({ type: v.literal('copyText'), request: offset, text }),
  /** Turns before this one; answered with a `TurnRun`, as are the next two. */
  v.object({ type: v.literal('earlier'), request: offset, before: id, count }),
  /** Turns after this one. */
  v.object({ type: v.literal('later'), request: offset, after: id, count }),
  /** Turns around this one; without it the last ones. */
  v.object({ type: v.literal('around'), request: offset, id: v.exactOptional(id), count }),
]);

const fromPage = v.union([notice, request]);

export type FromPage = v.InferOutput<typeof fromPage>;
export type PageNotice = v.InferOutput<typeof notice>;
export type PageRequest = v.InferOutput<typeof request>;

/** A request that is answered with neighbouring turns. */
export type TurnsRequest = Extract<PageRequest, { readonly count: number }>;
export type OtherRequest = Exclude<PageRequest, TurnsRequest>;

export function asksForTurns(message: FromPage): message is TurnsRequest {
  return 'count' in message;
}

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

/** Neighbouring turns of the shown branch, and how many stand before and after them. */
export interface TurnRun<Turn> {
  readonly turns: readonly Turn[];
  readonly earlier: number;
  readonly later: number;
}

/** The answer to `send`; `null` is "sent" as well. */
export type SendAnswer = 'shown' | null;
