import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { RecordedRequest, RequestLog } from './requestLog';
import type { Script, Step } from './script';

/** Status and headers for what a script leaves open. */
export interface Defaults {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** Performs a script on a response. Settles when it is over, or when the client has gone. */
export async function play(
  script: Script,
  response: ServerResponse,
  recorded: RecordedRequest,
  log: RequestLog,
  defaults: Defaults,
): Promise<void> {
  const closed = new Promise<void>((resolve) => response.once('close', resolve));
  const sendHead = (): void => {
    if (response.headersSent) return;
    recorded.status = script.status ?? defaults.status;
    response.writeHead(recorded.status, {
      ...(script.bare ? {} : defaults.headers),
      ...script.headers,
    });
    response.flushHeaders();
    log.changed(recorded);
  };
  for (const step of script.steps) {
    if (isGone(response)) return;
    if (await perform(step, response, recorded, sendHead, closed)) return;
  }
  if (isGone(response)) return;
  sendHead();
  response.end();
  await closed;
}

function isGone(response: ServerResponse): boolean {
  return response.destroyed || response.writableEnded;
}

/** Does one step; true when the script is over with it. */
async function perform(
  step: Step,
  response: ServerResponse,
  recorded: RecordedRequest,
  sendHead: () => void,
  closed: Promise<void>,
): Promise<boolean> {
  switch (step.do) {
    case 'head':
      sendHead();
      return false;
    case 'write':
      sendHead();
      await writeBytes(step.bytes, response, recorded, closed);
      return false;
    case 'wait':
      await pause(step.ms, closed);
      return false;
    case 'gate':
      await Promise.race([step.gate.pass(), closed]);
      return false;
    case 'end':
      sendHead();
      response.end();
      await closed;
      return true;
    case 'hangUp':
      // Ends the socket behind what was written; the body stays without its last chunk.
      recorded.cutByServer = true;
      response.socket?.end();
      await closed;
      return true;
    case 'reset':
      recorded.cutByServer = true;
      resetSocket(response.socket);
      await closed;
      return true;
    case 'stall':
      await closed;
      return true;
  }
}

/** Writes and, if the client reads slowly, waits for it. */
async function writeBytes(
  bytes: Uint8Array,
  response: ServerResponse,
  recorded: RecordedRequest,
  closed: Promise<void>,
): Promise<void> {
  recorded.bytesSent += bytes.byteLength;
  if (bytes.byteLength === 0 || response.write(bytes)) return;
  const drained = new Promise<void>((resolve) => response.once('drain', resolve));
  await Promise.race([drained, closed]);
}

async function pause(ms: number, closed: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([over, closed]);
  clearTimeout(timer);
}

function resetSocket(socket: Socket | null): void {
  // Under TLS there is no handle to reset; the bare loss of the socket is what the client sees.
  if (socket instanceof TLSSocket) socket.destroy();
  else socket?.resetAndDestroy();
}
