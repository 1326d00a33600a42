import { createParser } from 'eventsource-parser';
import type { EventSourceMessage, EventSourceParser } from 'eventsource-parser';
import { ChunkDecoder } from './chunkDecoder';
import { classifyPayload } from './classify';
import type { FailureContext } from './classify';
import { completionEvents } from './completion';
import type { Failure } from './failure';
import { isErrorPayload } from './errorPayload';
import { parseJson } from './json';
import { plainReason } from './plainText';
import { redact } from './redact';
import type { ReplyEvent } from './reply';

/** A single event, or a body that is no stream, larger than this is not read on (UTF-16 units). */
const largestBuffer = 16 * 1024 * 1024;

/** A model's name or a finish word, UTF-16 units. */
const longestName = 300;

/** Of what cannot be understood, this much is kept for the reason (UTF-16 units). */
const keptStray = 2000;

/**
 * Bytes of a 2xx body to events, however they are cut: server-sent events, or one JSON body where
 * the server would not stream (ENDPOINT: streaming). Feed it, then `end` it; look at `failure` after
 * each. It knows nothing of sockets and time.
 */
export class ReplyParser {
  readonly #context: FailureContext;
  readonly #text = new TextDecoder();
  readonly #chunks: ChunkDecoder;
  readonly #events: EventSourceParser;
  #mode: 'unknown' | 'events' | 'body' = 'unknown';
  #out: ReplyEvent[] = [];
  #body: string[] = [];
  #bodyLength = 0;
  #endsWithCr = false;
  #stray = '';
  #understood = false;
  #done = false;
  #failure: Failure | undefined;

  constructor(context: FailureContext) {
    this.#context = context;
    this.#chunks = new ChunkDecoder((event) => this.#out.push(tidied(event, context.secrets)));
    this.#events = createParser({
      onEvent: (message) => this.#takeEvent(message),
      onComment: () => this.#takeComment(),
      onError: (error) => this.#takeProblem(error.type, error.line ?? ''),
      maxBufferSize: largestBuffer,
    });
  }

  /** Why the reply cannot go on, once it cannot. */
  get failure(): Failure | undefined {
    return this.#failure;
  }

  /** True after `[DONE]`. */
  get done(): boolean {
    return this.#done;
  }

  /** True after a finish reason: whatever happens to the connection now loses nothing. */
  get finished(): boolean {
    return this.#chunks.finished;
  }

  /** False once the body has shown itself to be one JSON or HTML text. */
  get streamed(): boolean {
    return this.#mode !== 'body';
  }

  /** The events that these bytes complete. */
  feed(bytes: Uint8Array): readonly ReplyEvent[] {
    this.#feedText(this.#text.decode(bytes, { stream: true }));
    return this.#take();
  }

  /** The events that the end of the body completes; without a finish it sets `failure`. */
  end(): readonly ReplyEvent[] {
    this.#feedText(this.#text.decode());
    if (this.#mode === 'body') this.#endBody();
    else this.#endEvents();
    return this.#take();
  }

  #take(): readonly ReplyEvent[] {
    const events = this.#out;
    this.#out = [];
    return events;
  }

  #feedText(text: string): void {
    if (this.#mode === 'unknown') this.#mode = modeOf(text);
    if (this.#mode === 'events') this.#feedEvents(text);
    else if (this.#mode === 'body') this.#feedBody(text);
  }

  #feedEvents(text: string): void {
    if (this.#failure || this.#done) return;
    this.#events.feed(this.#withLineFeeds(text));
  }

  /** CR and CRLF become LF, across cuts too; the parser takes quadratic time over lone CRs. */
  #withLineFeeds(text: string): string {
    if (!this.#endsWithCr && !text.includes('\r')) return text;
    const rest = this.#endsWithCr && text.startsWith('\n') ? text.slice(1) : text;
    if (text !== '') this.#endsWithCr = text.endsWith('\r');
    return rest.replace(/\r\n?/g, '\n');
  }

  #takeEvent({ data, event }: EventSourceMessage): void {
    if (this.#failure || this.#done) return;
    if (data.startsWith('[DONE]')) {
      this.#done = true;
      return;
    }
    const payload = parseJson(data);
    const before = this.#out.length;
    if (event === 'error' || isErrorPayload(payload)) {
      this.#fail(payload ?? data);
      return;
    }
    if (this.#chunks.decode(payload)) {
      this.#understood = true;
      // A choice may end with `error` and no word about it.
      if (this.#chunks.failed) this.#fail(payload);
    } else if (payload === undefined) {
      this.#keepStray(data);
    }
    if (this.#out.length === before) this.#out.push({ type: 'alive' });
  }

  #takeComment(): void {
    if (!this.#failure && !this.#done) this.#out.push({ type: 'alive' });
  }

  #takeProblem(type: string, line: string): void {
    if (type === 'max-buffer-size-exceeded') {
      this.#failure = this.#failureOf('notAnAnswer');
    } else if (type === 'unknown-field') {
      const payload = line.startsWith('{') ? parseJson(line) : undefined;
      if (isErrorPayload(payload)) this.#fail(payload);
      else this.#keepStray(line);
    }
  }

  #keepStray(text: string): void {
    if (this.#stray.length < keptStray) this.#stray += `${text.slice(0, keptStray)}\n`;
  }

  #feedBody(text: string): void {
    if (this.#failure) return;
    this.#bodyLength += text.length;
    if (this.#bodyLength > largestBuffer) {
      this.#body = [];
      this.#failure = this.#failureOf('notAnAnswer');
    } else {
      this.#body.push(text);
    }
  }

  #endEvents(): void {
    // A last event need not be followed by its blank line.
    if (this.#mode === 'events') this.#feedEvents('\n\n');
    if (this.#failure || this.finished) return;
    if (this.#understood) {
      if (!this.#done) this.#failure = this.#failureOf('cutOff');
    } else if (this.#stray !== '') {
      this.#failure = this.#failureOf('notAnAnswer', this.#stray);
    } else {
      this.#failure = this.#failureOf(
        this.#mode === 'events' && !this.#done ? 'cutOff' : 'emptyAnswer',
      );
    }
  }

  #endBody(): void {
    if (this.#failure) return;
    const text = this.#body.join('');
    this.#body = [];
    const payload = parseJson(text);
    const events = isErrorPayload(payload) ? undefined : completionEvents(payload);
    if (events) {
      this.#out.push(...events.map((event) => tidied(event, this.#context.secrets)));
    } else if (isErrorPayload(payload)) {
      this.#fail(payload);
    } else {
      this.#failure = this.#failureOf('notAnAnswer', text);
    }
    if (events?.some((event) => event.type === 'finish' && event.finish === 'error'))
      this.#fail(payload);
    if (events && !events.some(isContent) && !this.#failure)
      this.#failure = this.#failureOf('emptyAnswer');
  }

  #fail(payload: unknown): void {
    this.#out = this.#out.filter(({ type }) => type !== 'finish');
    this.#failure = classifyPayload(payload, this.#context);
  }

  #failureOf(kind: Failure['kind'], words?: string): Failure {
    const { host, model, secrets } = this.#context;
    const reason = words === undefined ? undefined : plainReason(words, secrets);
    return {
      kind,
      host,
      ...(model !== undefined && { model }),
      ...(reason !== undefined && { reason }),
    };
  }
}

/** No field of an event begins with a bracket, whatever the content type claims. */
function modeOf(text: string): 'unknown' | 'events' | 'body' {
  const first = /\S/.exec(text)?.[0];
  if (first === undefined) return 'unknown';
  return first === '{' || first === '[' || first === '<' ? 'body' : 'events';
}

/** Names that a server gives are stored and shown: no secret in them, and no novel. */
function tidied(event: ReplyEvent, secrets: readonly string[]): ReplyEvent {
  if (event.type === 'model') {
    return {
      ...event,
      model: redact(event.model, secrets).slice(0, longestName),
    };
  }
  if (event.type === 'finish') {
    return {
      ...event,
      word: redact(event.word, secrets).slice(0, longestName),
    };
  }
  return event;
}

function isContent({ type }: ReplyEvent): boolean {
  return type === 'text' || type === 'reasoning' || type === 'toolCall';
}
