import type { Usage } from '../conversation/usage';
import { finishOf } from './finishWord';
import { fieldsOf, isPresent, itemsOf, textOf } from './json';
import type { Fields } from './json';
import type { ReplyEvent } from './reply';
import { ToolCallDeltas } from './toolCallDeltas';
import { WrappedState } from './wrappedState';
import { metaCostOf, usageOf } from './wireUsage';

type WireChunk = Fields<'choices' | 'model' | 'usage' | 'meta' | 'event' | 'state'>;
type WireChoice = Fields<'index' | 'delta' | 'message' | 'finish_reason'>;
export type WireDelta = Fields<
  | 'content'
  | 'reasoning_content'
  | 'reasoning'
  | 'reasoning_details'
  | 'tool_calls'
  | 'function_call'
  | 'refusal'
>;

/**
 * Turns the payloads of one stream into events, whichever era wrote them (ENDPOINT: streaming). It
 * remembers only what makes repeated things once: the finish, the model's name, wrapped counters.
 */
export class ChunkDecoder {
  readonly #emit: (event: ReplyEvent) => void;
  readonly #toolCalls: ToolCallDeltas;
  readonly #state = new WrappedState();
  #model: string | undefined;
  #hasText = false;
  #refused = false;
  #finished = false;
  #failed = false;

  constructor(emit: (event: ReplyEvent) => void) {
    this.#emit = emit;
    this.#toolCalls = new ToolCallDeltas(emit);
  }

  /** True once a finish reason was told. */
  get finished(): boolean {
    return this.#finished;
  }

  /** True once a choice ended with `error`. */
  get failed(): boolean {
    return this.#failed;
  }

  /** Emits what the payload holds; false when it is no chunk at all. */
  decode(payload: unknown): boolean {
    const chunk = fieldsOf<keyof WireChunk>(payload);
    if (!chunk) return false;
    const wrapped = fieldsOf<keyof WireChunk>(chunk.event);
    if (wrapped?.choices !== undefined) return this.#decodeWrapped(wrapped, chunk.state);
    return this.#decodeChunk(chunk, undefined, undefined);
  }

  #decodeWrapped(event: WireChunk, state: unknown): boolean {
    const { usage, finishWord } = this.#state.update(state);
    return this.#decodeChunk(event, usage, finishWord);
  }

  #decodeChunk(
    chunk: WireChunk,
    stateUsage: Usage | undefined,
    stateFinish: string | undefined,
  ): boolean {
    const isChunk = Array.isArray(chunk.choices);
    if (!isChunk && chunk.usage === undefined && chunk.meta === undefined) return false;
    const model = textOf(chunk.model);
    if (model !== undefined && model !== this.#model) {
      this.#model = model;
      this.#emit({ type: 'model', model });
    }
    const choice = firstChoice(chunk.choices);
    if (choice) this.#decodeChoice(choice);
    this.#emitUsage(usageOf(chunk.usage) ?? stateUsage);
    if (isPresent(chunk.meta)) this.#emitUsage(metaCostOf(chunk.meta));
    this.#finish(stateFinish ?? textOf(choice?.finish_reason));
    return true;
  }

  #decodeChoice(choice: WireChoice): void {
    if (choice.delta !== undefined) {
      this.#decodeDelta(fieldsOf<keyof WireDelta>(choice.delta));
    } else if (!this.#hasText) {
      // Some servers put the whole message into a chunk; after deltas it would repeat them.
      this.#decodeDelta(fieldsOf<keyof WireDelta>(choice.message));
    }
  }

  #decodeDelta(delta: WireDelta | undefined): void {
    if (!delta) return;
    const reasoning = reasoningOf(delta);
    if (reasoning !== '') this.#emit({ type: 'reasoning', text: reasoning });
    this.#emitText(contentOf(delta.content));
    const refusal = textOf(delta.refusal);
    if (refusal !== undefined) {
      this.#refused = true;
      this.#emitText(refusal);
    }
    if (isPresent(delta.tool_calls)) this.#toolCalls.add(delta.tool_calls);
    if (isPresent(delta.function_call)) this.#toolCalls.addLegacy(delta.function_call);
  }

  #emitText(text: string): void {
    if (text === '') return;
    this.#hasText = true;
    this.#emit({ type: 'text', text });
  }

  #emitUsage(usage: Usage | undefined): void {
    if (usage) this.#emit({ type: 'usage', usage });
  }

  /** Era B sends two chunks with a finish reason; only the first ends the reply. */
  #finish(word: string | undefined): void {
    if (word === undefined || this.#finished) return;
    this.#finished = true;
    const finish = this.#refused ? 'filtered' : finishOf(word);
    this.#failed = finish === 'error';
    this.#emit({ type: 'finish', finish, word });
  }
}

/** The choice with index 0, which need not stand first; other choices were not asked for. */
function firstChoice(choices: unknown): WireChoice | undefined {
  for (const item of itemsOf(choices)) {
    const choice = fieldsOf<keyof WireChoice>(item);
    if (choice && (choice.index === undefined || choice.index === 0)) return choice;
  }
  return undefined;
}

/** Text of a content: a string, or an array of text parts; null and anything else is none. */
export function contentOf(content: unknown): string {
  if (typeof content === 'string') return content;
  return itemsOf(content)
    .map((part) => textOf(fieldsOf<'text'>(part)?.text) ?? '')
    .join('');
}

/** Reasoning under any of its names; a server that uses two of them says the same in both. */
export function reasoningOf(delta: WireDelta): string {
  if (typeof delta.reasoning_content === 'string' && delta.reasoning_content !== '') {
    return delta.reasoning_content;
  }
  if (typeof delta.reasoning === 'string' && delta.reasoning !== '') return delta.reasoning;
  return isPresent(delta.reasoning_details) ? contentOf(delta.reasoning_details) : '';
}
