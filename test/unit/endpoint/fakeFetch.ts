/** A scripted body: pieces go out one per pull; `stall` never ends, `break` fails as undici does. */
export interface FakeBody {
  readonly pieces?: readonly (string | Uint8Array)[];
  readonly ending?: 'end' | 'stall' | 'break';
  readonly error?: Error;
}

export interface FakeResponse extends FakeBody {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a fake `fetch` was asked, and whether the bodies it gave were cancelled. */
export interface FakeServer {
  readonly fetch: typeof globalThis.fetch;
  readonly requests: { readonly url: string; readonly init: RequestInit }[];
  readonly cancelled: () => number;
  /** Settles when a body has given its pieces and hangs. */
  readonly stalled: Promise<void>;
}

/** Answers request after request as scripted; an Error rejects, the last answer repeats. */
export function fakeServer(...answers: (FakeResponse | Error | 'never')[]): FakeServer {
  const requests: { url: string; init: RequestInit }[] = [];
  let cancelled = 0;
  let onStall = (): void => undefined;
  const stalled = new Promise<void>((resolve) => (onStall = resolve));
  const fetch = (url: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const answer = answers[Math.min(requests.length, answers.length - 1)];
    requests.push({ url: url instanceof Request ? url.url : url.toString(), init });
    if (answer === 'never') return new Promise(() => undefined);
    if (answer instanceof Error) return Promise.reject(answer);
    const body = fakeBody(answer ?? {}, () => cancelled++, onStall);
    const { status = 200, headers = { 'content-type': 'text/event-stream' } } = answer ?? {};
    return Promise.resolve(new Response(status === 204 ? null : body, { status, headers }));
  };
  return { fetch, requests, cancelled: () => cancelled, stalled };
}

function fakeBody(
  { pieces = [], ending = 'end', error }: FakeBody,
  onCancel: () => void,
  onStall: () => void,
) {
  const encoder = new TextEncoder();
  const queue = [...pieces];
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const piece = queue.shift();
        if (piece !== undefined) {
          controller.enqueue(typeof piece === 'string' ? encoder.encode(piece) : piece);
        } else if (ending === 'end') {
          controller.close();
        } else if (ending === 'break') {
          controller.error(error ?? new TypeError('terminated'));
        } else {
          onStall();
          return new Promise<void>(() => undefined);
        }
        return undefined;
      },
      cancel: onCancel,
    },
    { highWaterMark: 0 },
  );
}
