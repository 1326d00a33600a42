import type { IncomingMessage } from 'node:http';
import type { RecordedRequest } from './requestLog';

/**
 * Reads the body into the record. False when it did not arrive whole: the client went away, or it
 * is larger than `limit` bytes (`tooLarge` is set, the rest is dropped).
 */
export async function readBody(
  message: IncomingMessage,
  recorded: RecordedRequest,
  limit: number,
): Promise<boolean> {
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of message as AsyncIterable<Buffer>) {
      size += piece.byteLength;
      if (size <= limit) pieces.push(piece);
    }
  } catch {
    return false;
  }
  recorded.tooLarge = size > limit;
  recorded.rawBody = Buffer.concat(pieces).toString('utf8');
  recorded.body = parseJson(recorded.rawBody);
  recorded.arrived = true;
  return !recorded.tooLarge;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
