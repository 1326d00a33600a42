import * as vscode from 'vscode';
import type { ChatRequest } from '../../core/endpoint/chatRequest';
import type { ReplyEvent } from '../../core/endpoint/reply';
import type { Failure } from '../../core/endpoint/failure';
import { CallAssembler } from '../../core/languageModel/callAssembler';
import { chatMessages } from '../../core/languageModel/chatMessages';
import { countTokens } from '../../core/languageModel/countTokens';
import { modelLimits, roomForReply } from '../../core/languageModel/modelLimits';
import { requestParts } from '../../core/languageModel/requestParts';
import { WireTools } from '../../core/languageModel/wireTools';
import { estimateTokens } from '../../core/context/estimate';
import type { Clock } from '../../core/session/clock';
import { ReplyRun } from '../../core/session/replyRun';
import type { RequestState } from '../../core/session/requestState';
import type { Endpoint } from '../endpoint/endpoint';
import type { Models } from '../models/models';
import { languageModelError } from './languageModelError';
import { modelInformation } from './modelInformation';
import type { ModelInformation } from './modelInformation';
import { modelOptions } from './modelOptions';
import { requestMessage } from './requestMessage';

type Progress = vscode.Progress<vscode.LanguageModelResponsePart>;
type Ended = RequestState & { readonly phase: 'ended' };

export interface NativeModelsPorts {
  readonly endpoint: Endpoint;
  readonly models: Models;
  readonly clock: Clock;
  readonly open: (request: ChatRequest, signal: AbortSignal) => AsyncIterable<ReplyEvent>;
  readonly retryDelay: (failure: Failure, attempt: number) => number | undefined;
  readonly onBug: (error: unknown) => void;
}

/** Calls whose provider's data is remembered; the oldest are forgotten first. */
const rememberedCalls = 1000;

/**
 * The endpoint's models for VS Code's own chat and for other extensions, with the same key, address
 * and rules for trying again as the chats of this extension.
 */
export class NativeModels
  implements vscode.LanguageModelChatProvider<ModelInformation>, vscode.Disposable
{
  readonly #ports: NativeModelsPorts;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: readonly vscode.Disposable[];
  readonly #extras = new Map<string, unknown>();
  readonly onDidChangeLanguageModelChatInformation = this.#changed.event;

  constructor(ports: NativeModelsPorts) {
    this.#ports = ports;
    this.#subscriptions = [
      ports.models.onDidChange(() => this.#changed.fire()),
      ports.endpoint.onDidChange(() => this.#changed.fire()),
    ];
  }

  /** None while a key is missing and nobody may be asked for it: they could not answer. */
  async provideLanguageModelChatInformation(
    { silent }: vscode.PrepareLanguageModelChatModelOptions,
    token: vscode.CancellationToken,
  ): Promise<ModelInformation[]> {
    const { endpoint, models } = this.#ports;
    if (!(await endpoint.isReady())) {
      if (silent || !(await endpoint.obtainKey(signalOf(token)))) return [];
    }
    await models.refresh();
    const { host } = endpoint.status;
    return models.all.map((model) => modelInformation(model, host));
  }

  /** Rejects with an error in words unless the reply came to its proper end. */
  async provideLanguageModelChatResponse(
    { id }: ModelInformation,
    messages: readonly vscode.LanguageModelChatRequestMessage[],
    options: vscode.ProvideLanguageModelChatResponseOptions,
    progress: Progress,
    token: vscode.CancellationToken,
  ): Promise<void> {
    const tools = new WireTools(options.tools ?? []);
    const request = this.#request(id, messages, options, tools);
    const calls = new CallAssembler();
    const { clock, endpoint, open, retryDelay, onBug } = this.#ports;
    const run = new ReplyRun({
      clock,
      onBug,
      prepare: (signal) => endpoint.prepare(signal),
      open: (signal) => open(request, signal),
      retryDelay,
      onState: () => undefined,
      onText: (text) => progress.report(new vscode.LanguageModelTextPart(text)),
      // The stable API has no part for a model's thoughts.
      onReasoning: () => undefined,
      onToolCall: (piece) => calls.add(piece),
    });
    const cancelling = token.onCancellationRequested(() => run.stop());
    try {
      const end = token.isCancellationRequested ? undefined : await run.run();
      if (!end || end.outcome === 'stopped') throw new vscode.CancellationError();
      requireComplete(end, request);
      this.#tellCalls(calls, tools, progress);
    } finally {
      cancelling.dispose();
    }
  }

  provideTokenCount(
    _model: ModelInformation,
    text: string | vscode.LanguageModelChatRequestMessage,
  ): Promise<number> {
    return Promise.resolve(
      typeof text === 'string' ? estimateTokens(text) : countTokens(requestParts(text.content)),
    );
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
    this.#changed.dispose();
  }

  #request(
    model: string,
    messages: readonly vscode.LanguageModelChatRequestMessage[],
    {
      modelOptions: options,
      tools: offered,
      toolMode,
    }: vscode.ProvideLanguageModelChatResponseOptions,
    tools: WireTools,
  ): ChatRequest {
    const read = messages.map(requestMessage);
    const prompt = read.reduce((sum, { parts }) => sum + countTokens(parts), 0);
    const described = estimateTokens(JSON.stringify(tools.tools));
    const known = this.#ports.models.find(model) ?? { id: model, name: model, aliases: [] };
    const mustCall = toolMode === vscode.LanguageModelChatToolMode.Required;
    const memory = {
      wireName: (name: string) => tools.wireName(name),
      extra: (callId: string) => this.#extras.get(callId),
    };
    return {
      model,
      messages: chatMessages(read, memory),
      maxTokens: roomForReply(modelLimits(known), prompt + described),
      ...modelOptions(options),
      ...(offered?.length && {
        tools: tools.tools,
        toolChoice: mustCall ? 'required' : 'auto',
      }),
    };
  }

  #tellCalls(assembler: CallAssembler, tools: WireTools, progress: Progress): void {
    const { calls, broken } = assembler.end();
    for (const { id = crypto.randomUUID(), name, input, extra } of calls) {
      if (extra !== undefined) this.#remember(id, extra);
      // Passed on even where it was not offered: whoever asked says so to the model.
      const meant = tools.offeredName(name) ?? name;
      progress.report(new vscode.LanguageModelToolCallPart(id, meant, input));
    }
    const [first] = broken;
    if (!first) return;
    throw new Error(
      vscode.l10n.t('The call of the tool “{0}” arrived incomplete.', first.name ?? '?'),
    );
  }

  #remember(callId: string, extra: unknown): void {
    this.#extras.set(callId, extra);
    const [oldest] = this.#extras.keys();
    if (this.#extras.size > rememberedCalls && oldest !== undefined) this.#extras.delete(oldest);
  }
}

function requireComplete({ outcome, failure }: Ended, { maxTokens }: ChatRequest): void {
  if (failure) throw languageModelError(failure);
  if (outcome === 'truncated') {
    throw new Error(vscode.l10n.t('The answer was cut off at the limit of {0} tokens.', maxTokens));
  }
}

function signalOf(token: vscode.CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  else token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}
