import type { TurnId } from '../conversation/turn';
import type { Clock } from '../session/clock';
import type { Files } from './files';

/** Where the windows say which replies they are writing. */
export const runningFolder = 'running';

/** ms between two signs of life of a reply. */
const beatMs = 2000;
/** A reply of which nothing was heard for so long, ms, is not being written any more. */
const deadMs = 6500;
/** ms after which a sign that nobody removed is thrown away. */
const litterMs = 60_000;

/**
 * Which replies are being written, in all windows together: an open reply that nobody writes was cut
 * off. Each is told by an empty file that carries all in its name and is made anew every two seconds;
 * nothing happens while no reply runs. Storage that cannot be written only costs others the knowledge.
 */
export class RunningReplies {
  readonly #files: Files;
  readonly #writer: string;
  readonly #clock: Clock;
  /** The newest sign of each reply that this window writes. */
  readonly #signs = new Map<TurnId, string | undefined>();
  #cancelTimer: (() => void) | undefined;
  #working: Promise<void> = Promise.resolve();

  constructor(files: Files, writer: string, clock: Clock) {
    this.#files = files;
    this.#writer = writer;
    this.#clock = clock;
  }

  begin(id: TurnId): void {
    this.#signs.set(id, undefined);
    this.#beat();
  }

  end(id: TurnId): void {
    this.#inTurn(async () => {
      const sign = this.#signs.get(id);
      this.#signs.delete(id);
      if (sign !== undefined) await this.#files.remove(sign);
    });
  }

  /** What other windows write at this moment. */
  async elsewhere(): Promise<ReadonlySet<TurnId>> {
    const now = this.#clock.now();
    const alive = new Set<TurnId>();
    for (const { name } of await this.#files.list(runningFolder).catch(() => [])) {
      const [, at, writer, id] = /^(\d{1,16})-(\w{1,60})-([\w-]{1,100})\.run$/.exec(name) ?? [];
      if (id === undefined || writer === this.#writer) continue;
      // A sign of the future is one of before the clock was put right.
      const age = Math.abs(now - Number(at));
      if (age < deadMs) alive.add(id);
      if (age > litterMs)
        await this.#files.remove(`${runningFolder}/${name}`).catch(() => undefined);
    }
    return alive;
  }

  /** Resolves when all signs of ended replies are gone. */
  async dispose(): Promise<void> {
    this.#cancelTimer?.();
    await this.#working;
  }

  #beat(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    if (this.#signs.size === 0) return;
    this.#cancelTimer = this.#clock.after(beatMs, () => this.#beat());
    this.#inTurn(async () => {
      for (const [id, sign] of this.#signs) {
        const next = `${runningFolder}/${this.#clock.now()}-${this.#writer}-${id}.run`;
        if (next === sign) continue;
        await this.#files.create(next, new Uint8Array());
        this.#signs.set(id, next);
        if (sign !== undefined) await this.#files.remove(sign);
      }
    });
  }

  /** One after the other, so that no sign is made after its reply has ended. */
  #inTurn(work: () => Promise<void>): void {
    this.#working = this.#working.then(work).catch(() => undefined);
  }
}
