import { crc32 } from './crc32';

/**
 * How records lie in a file: a header line with the version of this framing, one line per record
 * with the length of its JSON in bytes, the checksum in hex and the JSON, and an end line with the
 * number of records. A file that stops early is told from a whole one by the end line.
 */
const magic = 'aimlapi-journal ';
const framing = 1;
const lineFeed = 0x0a;

/**
 * `torn`: it stops early, as when its writer was killed while writing, or is still writing;
 * `damaged`: something in it is not as it was written; `newer`: framed in a way of later versions.
 */
export type SegmentState = 'whole' | 'torn' | 'damaged' | 'newer';

export interface DecodedSegment {
  /** The valid records' JSON values, in order. */
  readonly records: readonly unknown[];
  readonly state: SegmentState;
}

export function encodeSegment(records: readonly unknown[]): Uint8Array {
  const encoder = new TextEncoder();
  const lines = records.map((record) => {
    const bytes = encoder.encode(JSON.stringify(record));
    const frame = `${bytes.length} ${crc32(bytes).toString(16).padStart(8, '0')} `;
    return [encoder.encode(frame), bytes] as const;
  });
  const header = encoder.encode(`${magic}${framing}\n`);
  const end = encoder.encode(`end ${records.length}\n`);
  const length = lines.reduce((sum, [frame, json]) => sum + frame.length + json.length + 1, 0);
  const all = new Uint8Array(header.length + length + end.length);
  all.set(header);
  let at = header.length;
  for (const [frame, json] of lines) {
    all.set(frame, at);
    all.set(json, at + frame.length);
    at += frame.length + json.length + 1;
    all[at - 1] = lineFeed;
  }
  all.set(end, at);
  return all;
}

/** Takes what is valid from a segment in any state. */
export function decodeSegment(bytes: Uint8Array): DecodedSegment {
  const lines = new Lines(bytes);
  const header = lines.next();
  if (header === undefined) return { records: [], state: 'torn' };
  const title = lines.text(header);
  if (title.startsWith(magic) && Number(title.slice(magic.length)) > framing) {
    return { records: [], state: 'newer' };
  }
  let damaged = title !== `${magic}${framing}`;
  const records: unknown[] = [];
  let ends: number | undefined;
  for (let line = lines.next(); line; line = lines.next()) {
    const text = lines.text(line);
    const record = ends === undefined ? recordIn(line, text) : undefined;
    const [, count] = endLine.exec(text) ?? [];
    if (record) records.push(record.value);
    else if (ends === undefined && count !== undefined) ends = Number(count);
    else damaged = true;
  }
  if (ends !== undefined && (ends !== records.length || lines.rest > 0)) damaged = true;
  return { records, state: damaged ? 'damaged' : ends === undefined ? 'torn' : 'whole' };
}

/** Cuts bytes at line feeds; what follows the last one is no line. */
class Lines {
  readonly #bytes: Uint8Array;
  readonly #decoder = new TextDecoder();
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Bytes after the last line read. */
  get rest(): number {
    return this.#bytes.length - this.#at;
  }

  next(): Uint8Array | undefined {
    const end = this.#bytes.indexOf(lineFeed, this.#at);
    if (end < 0) return undefined;
    const line = this.#bytes.subarray(this.#at, end);
    this.#at = end + 1;
    return line;
  }

  text(bytes: Uint8Array): string {
    return this.#decoder.decode(bytes);
  }
}

const endLine = /^end (\d+)$/;
const recordLine = /^(\d{1,15}) ([0-9a-f]{8}) /;

/** Frame and JSON are decoded in one go: the frame is ASCII, so its length is the same in bytes. */
function recordIn(line: Uint8Array, text: string): { readonly value: unknown } | undefined {
  const [frame, length, checksum] = recordLine.exec(text) ?? [];
  if (frame === undefined || checksum === undefined) return undefined;
  const json = line.subarray(frame.length);
  if (json.length !== Number(length) || crc32(json) !== parseInt(checksum, 16)) return undefined;
  try {
    return { value: JSON.parse(text.slice(frame.length)) as unknown };
  } catch {
    return undefined;
  }
}
