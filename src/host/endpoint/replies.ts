import type { ChatRequest } from '../../core/endpoint/chatRequest';
import { streamChat } from '../../core/endpoint/client';
import { secretsOf } from '../../core/endpoint/connection';
import type { Failure } from '../../core/endpoint/failure';
import { ExchangeRecorder } from '../../core/endpoint/inspect';
import type { ExchangeRecord } from '../../core/endpoint/inspect';
import { defaultQuirks, learnFrom } from '../../core/endpoint/quirks';
import { mending } from '../../core/endpoint/mending';
import type { ModelQuirks } from '../../core/endpoint/quirks';
import type { ReplyEvent } from '../../core/endpoint/reply';
import { systemClock } from '../../core/session/clock';
import type { Log } from '../log';
import type { Models } from '../models/models';
import type { Settings } from '../settings';
import type { Endpoint } from './endpoint';

/** From sending to the response's headers, and from those to the first byte, ms. */
const connectMs = 120_000;
const firstByteMs = 120_000;

/** Opens replies at the configured endpoint, each model asked in the way that it understands. */
export class Replies {
  readonly #endpoint: Endpoint;
  readonly #models: Models;
  readonly #settings: Settings;
  readonly #log: Log;
  readonly #quirks = new Map<string, ModelQuirks>();
  #last: ExchangeRecorder | undefined;

  constructor(endpoint: Endpoint, models: Models, settings: Settings, log: Log) {
    this.#endpoint = endpoint;
    this.#models = models;
    this.#settings = settings;
    this.#log = log;
  }

  /** What was sent and received last, without secrets. */
  get lastExchange(): ExchangeRecord | undefined {
    return this.#last?.record();
  }

  /**
   * One attempt at a reply. A refusal that costs nothing and can be mended here (a role that the
   * model does not know, a key that is wanted after all) is mended and the attempt goes on.
   */
  open(request: ChatRequest, signal: AbortSignal): AsyncGenerator<ReplyEvent, void> {
    void this.#models.refresh();
    const { host } = this.#endpoint.status;
    const place = `${host} ${request.model}`;
    const quirks = this.#quirks.get(place) ?? this.#knownQuirks(request.model);
    return mending(
      quirks,
      (way) => this.#stream(request, way, signal),
      async (failure) => {
        const learnt = await this.#mend(failure, quirks, signal);
        if (learnt) this.#quirks.set(place, learnt);
        return learnt;
      },
    );
  }

  #knownQuirks(model: string): ModelQuirks {
    const outputMax = this.#models.find(model)?.outputMax;
    return { ...defaultQuirks, ...(outputMax !== undefined && { outputMax }) };
  }

  async #mend(
    failure: Failure,
    quirks: ModelQuirks,
    signal: AbortSignal,
  ): Promise<ModelQuirks | undefined> {
    if (failure.kind === 'keyMissing') {
      return (await this.#endpoint.obtainKey(signal)) ? quirks : undefined;
    }
    if (failure.kind === 'modelUnavailable') await this.#models.refresh();
    const learnt = learnFrom(failure, quirks);
    if (learnt) this.#logLearnt(failure);
    return learnt;
  }

  #logLearnt({ kind, model }: Failure): void {
    this.#log.info('learnt how the model wants its requests', { model, kind });
  }

  async *#stream(
    request: ChatRequest,
    quirks: ModelQuirks,
    signal: AbortSignal,
  ): AsyncGenerator<ReplyEvent, void> {
    const connection = await this.#endpoint.connect();
    const observer = new ExchangeRecorder(secretsOf(connection));
    this.#last = observer;
    const idleMs = this.#settings.get('idleTimeout') * 1000;
    const call = {
      connection,
      request,
      quirks,
      limits: { connectMs, firstByteMs, idleMs },
      clientRequestId: crypto.randomUUID(),
      fetch: globalThis.fetch,
      clock: systemClock,
      observer,
    };
    yield* streamChat(call, signal);
  }
}
