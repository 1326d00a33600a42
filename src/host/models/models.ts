import * as vscode from 'vscode';
import type { Connection } from '../../core/endpoint/connection';
import { EndpointError } from '../../core/endpoint/failure';
import { builtInCatalogue, type Catalogue } from '../../core/models/catalogue';
import { readDeprecations, replacementFor } from '../../core/models/deprecations';
import type { Deprecation } from '../../core/models/deprecations';
import { findModel, type Model } from '../../core/models/model';
import { withCost } from '../../core/models/pricing';
import { refreshCatalogue } from '../../core/models/refreshCatalogue';
import type { Usage } from '../../core/conversation/usage';
import type { Log } from '../log';
import type { KnownLabel } from './knownLabel';

/** The catalogue counts as fresh for this long, ms; after that an unchanged one costs no body. */
const freshMs = 5 * 60_000;
const limitMs = 15_000;

/** What is known of the endpoint's models: its live list, else the built-in one. */
export class Models implements vscode.Disposable {
  readonly #connect: () => Promise<Connection>;
  readonly #known: KnownLabel;
  readonly #log: Log;
  readonly #changed = new vscode.EventEmitter<void>();
  #catalogue: Catalogue = builtInCatalogue('');
  #feed: readonly Deprecation[] = [];
  #refreshing: Promise<void> | undefined;
  #triedAt = 0;
  /** Ends what is asked of an endpoint that is not configured any more. */
  #cancel = new AbortController();
  readonly onDidChange = this.#changed.event;

  /** `connect` gives the configured endpoint, or rejects where it must not be contacted. */
  constructor(connect: () => Promise<Connection>, known: KnownLabel, log: Log) {
    this.#connect = connect;
    this.#known = known;
    this.#log = log;
  }

  /** All models that can be chosen. */
  get all(): readonly Model[] {
    return this.#catalogue.models;
  }

  /** True when the list comes from the endpoint, and not from the extension. */
  get isLive(): boolean {
    return this.#catalogue.fetchedAt > 0;
  }

  find(id: string): Model | undefined {
    return findModel(this.#catalogue.models, id);
  }

  /** What is said of a model where it is about to be used. */
  brief(id: string): { readonly label: string; readonly vision?: boolean } {
    const vision = this.find(id)?.vision;
    return { label: this.label(id), ...(vision !== undefined && { vision }) };
  }

  label(id: string): string {
    const model = this.find(id);
    return model?.id === id ? model.name : (this.#known.get(id) ?? id);
  }

  /** Keeps the label of a model for the time before the list is read again, as after a reload. */
  async keepLabel(id: string): Promise<void> {
    const model = this.find(id);
    if (model?.id === id) await this.#known.set(id, model.name);
  }

  /** The usage with its cost, computed from the catalogue where the endpoint did not tell it. */
  priced(id: string, usage: Usage): Usage {
    return withCost(usage, this.find(id)?.pricing);
  }

  /** What to offer instead of a model that is gone. */
  replacementFor(id: string): Model | undefined {
    return replacementFor(id, this.#feed, this.#catalogue.models);
  }

  /** Asks the endpoint for its list and its deprecations, unless they are fresh; never rejects. */
  refresh(): Promise<void> {
    if (Date.now() - this.#triedAt < freshMs) return this.#refreshing ?? Promise.resolve();
    this.#triedAt = Date.now();
    const reading = this.#read(this.#cancel.signal).finally(() => {
      if (this.#refreshing === reading) this.#refreshing = undefined;
    });
    this.#refreshing = reading;
    return reading;
  }

  /** The endpoint is another one: what was known is of no use. */
  forget(): void {
    this.#cancel.abort();
    this.#cancel = new AbortController();
    this.#catalogue = builtInCatalogue('');
    this.#feed = [];
    this.#triedAt = 0;
    this.#changed.fire();
  }

  dispose(): void {
    this.#cancel.abort();
    this.#changed.dispose();
  }

  async #read(cancelled: AbortSignal): Promise<void> {
    try {
      const connection = await this.#connect();
      const signal = AbortSignal.any([cancelled, AbortSignal.timeout(limitMs)]);
      const asking = { fetch: globalThis.fetch, signal };
      const [catalogue, feed] = await Promise.all([
        refreshCatalogue(connection, this.#catalogue, asking),
        readDeprecations(connection, asking).catch(() => []),
      ]);
      if (cancelled.aborted) return;
      this.#catalogue = catalogue;
      this.#feed = feed;
      this.#log.info('models', { count: catalogue.models.length, deprecations: feed.length });
      this.#changed.fire();
    } catch (error) {
      if (cancelled.aborted) return;
      const reason = EndpointError.is(error) ? error.failure.kind : 'no answer';
      this.#log.info('the list of models cannot be had', { reason });
    }
  }
}
