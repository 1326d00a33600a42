import { parseJson } from '../endpoint/json';
import type { ReplyEvent } from '../endpoint/reply';

/** One call of a tool, whole. */
export interface AssembledCall {
  /** The model's own; undefined where it gave none. */
  readonly id?: string;
  /** As it was on the wire. */
  readonly name: string;
  readonly input: object;
  /** Provider's own data that must go back unchanged with the call. */
  readonly extra?: unknown;
}

/** A call of which this arrived and which cannot be made: no name, or arguments that are no object. */
export interface BrokenCall {
  readonly name: string | undefined;
}

interface Growing {
  id?: string;
  name?: string;
  arguments: string;
  extra?: unknown;
}

/** Gathers the fragments of a reply's tool calls, which may come interleaved. */
export class CallAssembler {
  readonly #calls = new Map<number, Growing>();

  add({ index, id, name, arguments: more, extra }: ReplyEvent & { type: 'toolCall' }): void {
    const call = this.#calls.get(index) ?? { arguments: '' };
    this.#calls.set(index, call);
    if (id !== undefined) call.id ??= id;
    if (name !== undefined) call.name ??= name;
    if (extra !== undefined) call.extra = extra;
    call.arguments += more;
  }

  /** The calls in the order in which they began; those that cannot be made apart. */
  end(): { readonly calls: readonly AssembledCall[]; readonly broken: readonly BrokenCall[] } {
    const calls: AssembledCall[] = [];
    const broken: BrokenCall[] = [];
    for (const { id, name, arguments: text, extra } of this.#calls.values()) {
      const input = text.trim() === '' ? {} : parseJson(text);
      if (name === undefined || typeof input !== 'object' || input === null) broken.push({ name });
      else {
        const known = { ...(id !== undefined && { id }), ...(extra !== undefined && { extra }) };
        calls.push({ name, input, ...known });
      }
    }
    return { calls, broken };
  }
}
