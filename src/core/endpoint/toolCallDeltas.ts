import { fieldsOf, isPresent, itemsOf, numberOf, textOf } from './json';
import type { ReplyEvent } from './reply';

/**
 * Fragments of tool calls. They belong together by `index`; servers that give every call the same
 * index, or none, tell a new call by a new id.
 */
export class ToolCallDeltas {
  readonly #emit: (event: ReplyEvent) => void;
  /** Our own index and the id of the newest call under each of the server's indices. */
  readonly #calls = new Map<number, { readonly index: number; readonly id?: string }>();
  #count = 0;

  constructor(emit: (event: ReplyEvent) => void) {
    this.#emit = emit;
  }

  /** `tool_calls` of a delta or of a whole message. */
  add(value: unknown): void {
    itemsOf(value).forEach((item, position) => {
      const call = fieldsOf<'index' | 'id' | 'function' | 'extra_content'>(item);
      if (!call) return;
      const id = textOf(call.id);
      this.#tell(
        this.#indexOf(numberOf(call.index) ?? position, id),
        id,
        call.function,
        call.extra_content,
      );
    });
  }

  /** The single `function_call` that came before `tool_calls`. */
  addLegacy(value: unknown): void {
    this.#tell(this.#indexOf(0, undefined), undefined, value, undefined);
  }

  #indexOf(serverIndex: number, id: string | undefined): number {
    const known = this.#calls.get(serverIndex);
    const isSame = known && (id === undefined || known.id === undefined || known.id === id);
    const index = isSame ? known.index : this.#count++;
    const knownId = id ?? (isSame ? known.id : undefined);
    this.#calls.set(serverIndex, { index, ...(knownId !== undefined && { id: knownId }) });
    return index;
  }

  #tell(index: number, id: string | undefined, called: unknown, extra: unknown): void {
    const fn = fieldsOf<'name' | 'arguments'>(called);
    const name = textOf(fn?.name);
    this.#emit({
      type: 'toolCall',
      index,
      ...(id !== undefined && { id }),
      ...(name !== undefined && { name }),
      arguments: argumentsOf(fn?.arguments),
      ...(isPresent(extra) && { extra }),
    });
  }
}

/** Arguments are JSON text; some servers send the object itself. */
function argumentsOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return isPresent(value) ? JSON.stringify(value) : '';
}
