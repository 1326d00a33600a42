import { readdirSync, readFileSync } from 'node:fs';
import type { FailureContext } from '../../../src/core/endpoint/classify';
import type { Failure } from '../../../src/core/endpoint/failure';
import type { ReplyEvent } from '../../../src/core/endpoint/reply';
import { ReplyParser } from '../../../src/core/endpoint/replyParser';

const folder = 'test/unit/endpoint/recorded';

/** Bodies of 2xx answers, by name. */
export const recorded: ReadonlyMap<string, Uint8Array> = new Map(
  readdirSync(folder).map((file) => [
    file.replace(/\.sse$/, ''),
    new Uint8Array(readFileSync(`${folder}/${file}`)),
  ]),
);

export const context: FailureContext = {
  host: 'api.aimlapi.com',
  secrets: [],
  hasKey: true,
  pathIsKnown: true,
};

export interface Parsed {
  readonly events: readonly ReplyEvent[];
  readonly failure: Failure | undefined;
}

/** What the parser makes of a body that arrives in these pieces, read as the client reads it. */
export function parse(pieces: Iterable<Uint8Array>): Parsed {
  const parser = new ReplyParser(context);
  const events: ReplyEvent[] = [];
  for (const piece of pieces) {
    events.push(...parser.feed(piece));
    if (parser.failure) return { events, failure: parser.failure };
  }
  events.push(...parser.end());
  return { events, failure: parser.failure };
}

/** The bytes cut before each of these offsets. */
export function cutAt(bytes: Uint8Array, offsets: readonly number[]): Uint8Array[] {
  const sorted = [0, ...[...offsets].sort((a, b) => a - b), bytes.length];
  return sorted.slice(1).map((end, index) => bytes.slice(sorted[index], end));
}
