import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createInterface } from 'node:readline';

const patienceMs = 60_000;

interface Answer {
  readonly id?: number;
  readonly value?: unknown;
  readonly error?: string;
  /** Process id of the extension host that has just come up. */
  readonly ready?: number;
}

/** The benchmark's end of the line to the driver extension: runs commands in the extension host. */
export class Driver {
  readonly port: number;
  readonly #server: Server;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #socket: Socket | undefined;
  #host = 0;
  #ready: () => void = () => undefined;
  #readiness: Promise<void> = Promise.resolve();
  #count = 0;

  private constructor(server: Server) {
    this.#server = server;
    this.port = (server.address() as AddressInfo).port;
    this.expect();
    server.on('connection', (socket) => {
      this.#socket = socket;
      socket.on('error', () => undefined);
      createInterface({ input: socket }).on('line', (line) =>
        this.#take(JSON.parse(line) as Answer),
      );
    });
  }

  static async listen(): Promise<Driver> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Driver(server);
  }

  /** Process id of the extension host. */
  get host(): number {
    return this.#host;
  }

  /** A window is about to be opened: `ready` is about that one. */
  expect(): void {
    this.#readiness = new Promise((resolve) => (this.#ready = resolve));
  }

  async ready(): Promise<void> {
    await within(this.#readiness, 'the driver extension');
  }

  /** Runs a command, and settles when its promise does. */
  async run(command: string, ...args: readonly unknown[]): Promise<unknown> {
    const id = ++this.#count;
    const answered = new Promise<Answer>((resolve) => this.#waiting.set(id, resolve));
    this.#socket?.write(`${JSON.stringify({ id, command, args })}\n`);
    const { value, error } = await within(answered, command);
    if (error !== undefined) throw new Error(`${command}: ${error}`);
    return value;
  }

  close(): Promise<void> {
    this.#socket?.destroy();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #take(answer: Answer): void {
    if (answer.ready !== undefined) {
      this.#host = answer.ready;
      this.#ready();
    }
    if (answer.id === undefined) return;
    this.#waiting.get(answer.id)?.(answer);
    this.#waiting.delete(answer.id);
  }
}

async function within<T>(promise: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: nothing for a minute`)), patienceMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
