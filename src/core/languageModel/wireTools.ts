import type { Tool } from '../endpoint/chatRequest';
import { plainSchema } from './plainSchema';

/** A tool as VS Code offers it. */
export interface OfferedTool {
  readonly name: string;
  readonly description: string;
  readonly inputSchema?: object | undefined;
}

/** What a name may be on the wire (ENDPOINT: field table). */
const longestName = 64;

/** The tools of one request, under names that the endpoint takes, and the way back. */
export class WireTools {
  readonly tools: readonly Tool[];
  readonly #offered = new Map<string, string>();
  readonly #wire = new Map<string, string>();
  /** By plain name the count that the next one of that name begins with. */
  readonly #counts = new Map<string, number>();

  constructor(offered: readonly OfferedTool[]) {
    this.tools = offered.map(({ name, description, inputSchema }) => ({
      name: this.#add(name),
      description,
      parameters: plainSchema(inputSchema),
    }));
  }

  /** The name on the wire; one that was not offered is made to fit the same way. */
  wireName(name: string): string {
    return this.#wire.get(name) ?? fit(name);
  }

  /** The tool that the model means; undefined when it was not offered. */
  offeredName(wireName: string): string | undefined {
    return this.#offered.get(wireName);
  }

  #add(name: string): string {
    const plain = fit(name);
    let wire = plain;
    let count = this.#counts.get(plain) ?? 2;
    for (; this.#offered.has(wire); count++) {
      const ending = `_${count}`;
      wire = plain.slice(0, longestName - ending.length) + ending;
    }
    this.#counts.set(plain, count);
    this.#offered.set(wire, name);
    this.#wire.set(name, wire);
    return wire;
  }
}

function fit(name: string): string {
  return name.replace(/[^A-Za-z0-9_-]/g, '_').slice(0, longestName) || '_';
}
