import * as vscode from 'vscode';
import type { ChatFrame } from '../../protocol/chatView';
import { documentLabel } from '../editor/snapshot';
import type { DiagramPreview } from '../editor/diagramPreview';
import type { LastEditor } from '../editor/lastEditor';
import type { Endpoint } from '../endpoint/endpoint';
import type { Models } from '../models/models';
import type { Settings } from '../settings';
import { priceLine } from '../words/metaLine';
import type { Surroundings } from './presenter';

/** What all pages show beside their chat: model, endpoint, settings, where code would go. */
export class Ambience implements vscode.Disposable {
  readonly #settings: Settings;
  readonly #endpoint: Endpoint;
  readonly #models: Models;
  readonly #lastEditor: LastEditor;
  readonly #diagrams: DiagramPreview;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: readonly vscode.Disposable[];
  readonly onDidChange = this.#changed.event;

  constructor(
    settings: Settings,
    endpoint: Endpoint,
    models: Models,
    lastEditor: LastEditor,
    diagrams: DiagramPreview,
  ) {
    this.#settings = settings;
    this.#endpoint = endpoint;
    this.#models = models;
    this.#lastEditor = lastEditor;
    this.#diagrams = diagrams;
    const changed = () => this.#changed.fire();
    this.#subscriptions = [
      settings.onDidChange(changed),
      endpoint.onDidChange(changed),
      lastEditor.onDidChange(changed),
      models.onDidChange(changed),
    ];
  }

  ambient(): Pick<
    ChatFrame,
    'model' | 'endpoint' | 'sendKey' | 'fontSize' | 'insertTarget' | 'diagrams'
  > {
    const model = this.#settings.get('model');
    const { host, standIn, key } = this.#endpoint.status;
    const target = this.#lastEditor.writable;
    const vision = this.#models.find(model)?.vision;
    return {
      model: {
        id: model,
        label: this.#models.label(model),
        ...(vision !== undefined && { vision }),
      },
      endpoint: { host, standIn, key },
      sendKey: this.#settings.get('sendKey'),
      fontSize: this.#settings.get('fontSize'),
      diagrams: this.#diagrams.isThere,
      ...(target && { insertTarget: documentLabel(target.document) }),
    };
  }

  surroundings(): Surroundings {
    const { host, isDefault } = this.#endpoint.status;
    const pricing = this.#models.find(this.#settings.get('model'))?.pricing;
    return {
      ...(pricing && { inputPerMillion: pricing.inputPerMillion }),
      host,
      isDefaultHost: isDefault,
      maxRetries: this.#settings.get('maxRetries'),
      modelLabel: (id) => this.#models.label(id),
      replacementFor: (id) => this.#replacement(id),
    };
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
    this.#changed.dispose();
  }

  #replacement(id: string): { readonly id: string; readonly label: string } | undefined {
    const model = this.#models.replacementFor(id);
    if (!model) return undefined;
    const price = model.pricing && priceLine(model.pricing);
    return { id: model.id, label: price ? `${model.name} (${price})` : model.name };
  }
}
