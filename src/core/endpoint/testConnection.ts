import { deprecationOf, readDeprecations } from '../models/deprecations';
import { parseModels } from '../models/catalogue';
import { findModel } from '../models/model';
import type { Model } from '../models/model';
import { systemClock } from '../session/clock';
import { checkAddress, endpointUrl } from './address';
import type { Connection } from './connection';
import { EndpointError } from './failure';
import type { Failure } from './failure';
import { ask } from './ask';
import type { Asking, Answer } from './ask';
import { checkKey } from './keyCheck';
import type { KeyReport } from './keyCheck';
import { probeChatPath } from './probeChatPath';

/** What is tried, in this order. */
export type StepName = 'address' | 'tls' | 'endpoint' | 'key' | 'credit' | 'model';

/** One thing that was tried, and how it went. */
export interface ConnectionStep {
  readonly step: StepName;
  /** `skipped`: it does not apply, or cannot be asked here; `why` says which. */
  readonly state: 'ok' | 'failed' | 'skipped';
  readonly why?: 'plainHttp' | 'notReached' | 'noKey' | 'notOffered' | 'earlierFailure';
  readonly failure?: Failure;
  /** From sending to the answer, ms. */
  readonly tookMs?: number;
  readonly balance?: KeyReport['balance'];
  /** Chat models that the endpoint lists. */
  readonly modelCount?: number;
  /** ISO date on which the model is to end, where that is announced. */
  readonly shutdownAt?: string;
}

/** What is tested. */
export interface ConnectionTest {
  readonly connection: Connection;
  readonly model: string;
  readonly privateConfirmed: boolean;
  readonly asking: Asking;
}

/**
 * Tries the way to an answer step by step without spending money, and tells each step when it is
 * known. All six steps are told, in order; after a failure that leaves nothing to try the rest is
 * skipped. Throws only the signal's reason.
 */
export async function* testConnection(test: ConnectionTest): AsyncGenerator<ConnectionStep, void> {
  const { connection, privateConfirmed, asking } = test;
  const hasKey = connection.key !== undefined;
  if (!checkAddress(connection.address, { hasKey, privateConfirmed }).ok) {
    const { host } = connection.address;
    yield { step: 'address', state: 'failed', failure: { kind: 'addressInsecure', host } };
    yield* skipRest(['tls', 'endpoint', 'key', 'credit', 'model']);
    return;
  }
  yield { step: 'address', state: 'ok' };
  const { clock = systemClock } = asking;
  const began = clock.now();
  const list = await reach(connection, asking);
  const tookMs = clock.now() - began;
  yield tlsStep(connection, list);
  const endpoint = await endpointStep(test, list, tookMs);
  yield endpoint;
  if (endpoint.state === 'failed') {
    yield* skipRest(['key', 'credit', 'model']);
    return;
  }
  yield* keySteps(test);
  yield await modelStep(test, list);
}

function* skipRest(steps: readonly StepName[]): Generator<ConnectionStep, void> {
  for (const step of steps) yield { step, state: 'skipped', why: 'earlierFailure' };
}

/** The model list as the first knock; a failure on the way is a value here. */
async function reach(connection: Connection, asking: Asking): Promise<Answer | Failure> {
  try {
    return await ask(connection, endpointUrl(connection.address, '/models'), asking);
  } catch (error) {
    if (EndpointError.is(error)) return error.failure;
    throw error;
  }
}

function tlsStep({ address }: Connection, list: Answer | Failure): ConnectionStep {
  if (!address.secure) return { step: 'tls', state: 'skipped', why: 'plainHttp' };
  if (!('kind' in list)) return { step: 'tls', state: 'ok' };
  if (list.kind === 'tls') return { step: 'tls', state: 'failed', failure: list };
  return { step: 'tls', state: 'skipped', why: 'notReached' };
}

/** A list proves the address; where there is none, the chat path itself is asked with an empty body. */
async function endpointStep(
  { connection, asking }: ConnectionTest,
  list: Answer | Failure,
  tookMs: number,
): Promise<ConnectionStep> {
  const failed = (failure: Failure): ConnectionStep => ({
    step: 'endpoint',
    state: 'failed',
    failure,
    tookMs,
  });
  if ('kind' in list) {
    return list.kind === 'tls'
      ? { step: 'endpoint', state: 'failed', failure: list }
      : failed(list);
  }
  if (!list.failure && parseModels(list.json)) return { step: 'endpoint', state: 'ok', tookMs };
  if (list.status === 401 || list.status === 403) return { step: 'endpoint', state: 'ok', tookMs };
  const failure = await probeChatPath(connection, asking);
  return failure ? failed(failure) : { step: 'endpoint', state: 'ok', tookMs };
}

async function* keySteps({
  connection,
  asking,
}: ConnectionTest): AsyncGenerator<ConnectionStep, void> {
  if (connection.key === undefined) {
    yield { step: 'key', state: 'skipped', why: 'noKey' };
    yield { step: 'credit', state: 'skipped', why: 'noKey' };
    return;
  }
  const report = await checkKey(connection, asking.fetch, asking.signal, asking.clock);
  yield keyStep(report, connection);
  yield creditStep(report, connection);
}

function keyStep({ verdict, failure }: KeyReport, { address }: Connection): ConnectionStep {
  const { host } = address;
  switch (verdict) {
    case 'good':
    case 'noCredit':
      return { step: 'key', state: 'ok' };
    case 'unknown':
      return failure && !isMissing(failure)
        ? { step: 'key', state: 'failed', failure }
        : { step: 'key', state: 'skipped', why: 'notOffered' };
    case 'rejected':
    case 'disabled':
      return { step: 'key', state: 'failed', failure: failure ?? { kind: 'keyRejected', host } };
    case 'noChatScope':
      return { step: 'key', state: 'failed', failure: failure ?? { kind: 'keyScope', host } };
  }
}

function creditStep(
  { verdict, balance, failure }: KeyReport,
  { address }: Connection,
): ConnectionStep {
  if (verdict === 'noCredit') {
    const known = failure ?? { kind: 'noCredit', host: address.host };
    return { step: 'credit', state: 'failed', failure: known, ...(balance && { balance }) };
  }
  if (balance) return { step: 'credit', state: 'ok', balance };
  const why = verdict === 'good' || verdict === 'unknown' ? 'notOffered' : 'earlierFailure';
  return { step: 'credit', state: 'skipped', why };
}

/** The endpoint answers, and has no such path. */
function isMissing({ status }: Failure): boolean {
  return status === 404 || status === 405;
}

async function modelStep(
  { connection, model, asking }: ConnectionTest,
  list: Answer | Failure,
): Promise<ConnectionStep> {
  const models = 'kind' in list || list.failure ? undefined : parseModels(list.json);
  if (!models || models.length === 0) return { step: 'model', state: 'skipped', why: 'notOffered' };
  const ending = await endingOf(model, connection, asking);
  const listed: Model | undefined = findModel(models, model);
  if (!listed || ending?.status === 'withdrawn') {
    const failure: Failure = { kind: 'modelUnavailable', host: connection.address.host, model };
    return { step: 'model', state: 'failed', failure, modelCount: models.length };
  }
  return {
    step: 'model',
    state: 'ok',
    modelCount: models.length,
    ...(ending?.shutdownAt !== undefined && { shutdownAt: ending.shutdownAt }),
  };
}

async function endingOf(model: string, connection: Connection, asking: Asking) {
  try {
    return deprecationOf(model, await readDeprecations(connection, asking));
  } catch (error) {
    if (EndpointError.is(error)) return undefined;
    throw error;
  }
}
