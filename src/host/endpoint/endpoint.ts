import * as vscode from 'vscode';
import { checkAddress, isAimlApi, parseAddress } from '../../core/endpoint/address';
import type { Address } from '../../core/endpoint/address';
import type { Connection } from '../../core/endpoint/connection';
import { EndpointError } from '../../core/endpoint/failure';
import { checkKey } from '../../core/endpoint/keyCheck';
import type { KeyReport } from '../../core/endpoint/keyCheck';
import type { Log } from '../log';
import type { Settings } from '../settings';
import { accountPages } from '../words/remedies';
import { askKey, isRefused } from './askKey';
import type { KeyDesk, KeyVerdict } from './askKey';
import { cleanKey, isPossibleKey } from './keys';
import type { Keys } from './keys';

/** How requests get to the endpoint at the moment: its host, and whether a key is there. */
export interface EndpointStatus {
  readonly host: string;
  readonly isDefault: boolean;
  readonly standIn: boolean;
  readonly key: 'set' | 'missing' | 'notNeeded';
}

/** The stand-in serves its routes below this, so that nobody takes its answers for a model's. */
const standInPath = '/stand-in/';

const keyCheckMs = 15_000;

/** What a check that ran out of time says about a key. */
const unknown: KeyReport = { verdict: 'unknown' };

/** The configured endpoint: its address, its key, and requests to it. */
export class Endpoint implements vscode.Disposable {
  readonly #settings: Settings;
  readonly #keys: Keys;
  readonly #memento: vscode.Memento;
  readonly #log: Log;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: readonly vscode.Disposable[];
  #hasKey = false;
  #asking: Promise<KeyVerdict | 'cancelled'> | undefined;
  /** `status` changed. */
  readonly onDidChange = this.#changed.event;

  constructor(settings: Settings, keys: Keys, memento: vscode.Memento, log: Log) {
    this.#settings = settings;
    this.#keys = keys;
    this.#memento = memento;
    this.#log = log;
    this.#subscriptions = [
      keys.onDidChange(() => void this.refresh()),
      settings.onDidChange((names) => {
        if (names.has('baseUrl')) void this.refresh();
      }),
    ];
  }

  get status(): EndpointStatus {
    const parsed = parseAddress(this.#settings.get('baseUrl'));
    if (!parsed.ok) {
      // Not its words: a base URL that is none may hold a password or a key.
      const host = vscode.l10n.t('the base URL in the settings');
      return { host, isDefault: false, standIn: false, key: 'notNeeded' };
    }
    const { address } = parsed;
    return {
      host: address.host,
      isDefault: isAimlApi(address),
      standIn: address.reach === 'loopback' && address.base.includes(standInPath),
      key: this.#hasKey ? 'set' : needsKey(address) ? 'missing' : 'notNeeded',
    };
  }

  /** Looks again whether a key is stored. */
  async refresh(): Promise<void> {
    const baseUrl = this.#settings.get('baseUrl');
    const parsed = parseAddress(baseUrl);
    const key = parsed.ok ? await this.#storedKey(parsed.address) : undefined;
    // Changed meanwhile: whoever changed it looks for itself.
    if (this.#settings.get('baseUrl') !== baseUrl) return;
    this.#hasKey = key !== undefined;
    this.#changed.fire();
  }

  /** Whether a request can be sent without asking anybody for a key. */
  async isReady(): Promise<boolean> {
    const parsed = parseAddress(this.#settings.get('baseUrl'));
    if (!parsed.ok) return false;
    const { address } = parsed;
    return !needsKey(address) || (await this.#storedKey(address)) !== undefined;
  }

  /** Checks the address and asks for a key that is missing; rejects with `EndpointError`. */
  async prepare(signal: AbortSignal): Promise<void> {
    const address = this.#address();
    const key = await this.#storedKey(address);
    await this.#requireSafe(address, key !== undefined);
    if (key !== undefined || !needsKey(address)) return;
    if (!(await this.obtainKey(signal))) {
      throw new EndpointError({ kind: 'keyMissing', host: address.host });
    }
  }

  /**
   * The configured endpoint with its key; rejects with `EndpointError` where it is not safe. `quiet`
   * asks nobody whether a private network may be used.
   */
  async connect({ quiet = false } = {}): Promise<Connection> {
    const address = this.#address();
    const key = await this.#storedKey(address);
    await this.#requireSafe(address, key !== undefined, quiet);
    return this.#connectionWith(address, key);
  }

  /** Asks for a key; one box for all who wait for one. False when none was given. */
  async obtainKey(signal: AbortSignal): Promise<boolean> {
    const verdict = await this.#ask(this.#address(), signal);
    signal.throwIfAborted();
    return verdict === 'stored' || verdict === 'unverified';
  }

  /**
   * Stores a key after checking it, from a password box unless it is given.
   * @returns `rejected` only when the endpoint says that the key is bad.
   */
  async setKey(given?: string): Promise<KeyVerdict | 'cancelled'> {
    const parsed = parseAddress(this.#settings.get('baseUrl'));
    if (!parsed.ok) {
      await this.#sayAddressInvalid();
      return 'cancelled';
    }
    if (given === undefined) return await this.#ask(parsed.address);
    const key = cleanKey(given);
    if (!isPossibleKey(key)) return 'rejected';
    const report = await this.#check(parsed.address, key);
    return isRefused(report) ? 'rejected' : await this.#store(parsed.address, key, report);
  }

  /** Removes the key of the configured endpoint; false when there was none. */
  async removeKey(): Promise<boolean> {
    const parsed = parseAddress(this.#settings.get('baseUrl'));
    if (!parsed.ok || (await this.#storedKey(parsed.address)) === undefined) return false;
    await this.#keys.remove(parsed.address.origin);
    await this.refresh();
    return true;
  }

  /** What must not stand in a message by mistake: the key, and the values of the extra headers. */
  async secrets(): Promise<readonly string[]> {
    const parsed = parseAddress(this.#settings.get('baseUrl'));
    const headers = Object.values(this.#settings.get('extraHeaders'));
    if (!parsed.ok) return headers;
    try {
      const key = await this.#keys.get(parsed.address.origin);
      return key === undefined ? headers : [key, ...headers];
    } catch {
      return headers;
    }
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
    this.#changed.dispose();
  }

  #connectionWith(address: Address, key: string | undefined): Connection {
    return {
      address,
      ...(key !== undefined && { key }),
      extraHeaders: this.#settings.get('extraHeaders'),
      worker: typeof importScripts === 'function',
    };
  }

  #address(): Address {
    const parsed = parseAddress(this.#settings.get('baseUrl'));
    if (parsed.ok) return parsed.address;
    throw new EndpointError({ kind: 'addressInvalid' });
  }

  async #storedKey(address: Address): Promise<string | undefined> {
    try {
      return await this.#keys.get(address.origin);
    } catch (error) {
      this.#log.error('the secret storage cannot be read', error);
      void vscode.window.showErrorMessage(
        vscode.l10n.t(
          'VS Code’s secret storage cannot be read, so the API key is not available. Unlock the system’s keyring and try again.',
        ),
      );
      return undefined;
    }
  }

  /** Plain http goes to this machine freely, to a private network once confirmed and without a key. */
  async #requireSafe(address: Address, hasKey: boolean, quiet = false): Promise<void> {
    const memory = `private:${address.origin}`;
    const privateConfirmed = this.#memento.get<unknown>(memory) === true;
    const check = checkAddress(address, { hasKey, privateConfirmed });
    if (check.ok) return;
    const mayAsk = check.problem === 'confirmPrivate' && !quiet;
    if (mayAsk && (await this.#confirmPrivate(address))) {
      await this.#memento.update(memory, true);
      return;
    }
    throw new EndpointError({ kind: 'addressInsecure', host: address.host });
  }

  async #confirmPrivate(address: Address): Promise<boolean> {
    const send = vscode.l10n.t('Send');
    const answer = await vscode.window.showWarningMessage(
      vscode.l10n.t('Send messages to {0} without encryption?', address.host),
      {
        modal: true,
        detail: vscode.l10n.t(
          'The address is in a private network and uses plain http: others in that network can read what is sent. No key will be sent.',
        ),
      },
      send,
    );
    return answer === send;
  }

  #ask(address: Address, signal?: AbortSignal): Promise<KeyVerdict | 'cancelled'> {
    const desk: KeyDesk = {
      check: (key) => this.#check(address, key),
      store: (key, report) => this.#store(address, key, report),
    };
    this.#asking ??= askKey(address, desk, signal).finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  async #check(address: Address, key: string): Promise<KeyReport> {
    const { ok } = checkAddress(address, { hasKey: true, privateConfirmed: false });
    if (!ok) {
      void vscode.window.showErrorMessage(
        vscode.l10n.t('A key is never sent over plain http. Change the base URL to https first.'),
      );
      return { verdict: 'rejected' };
    }
    const signal = AbortSignal.timeout(keyCheckMs);
    const connection = this.#connectionWith(address, key);
    const report = await checkKey(connection, globalThis.fetch, signal).catch(() => unknown);
    this.#log.info('checked the key', { host: address.host, verdict: report.verdict });
    return report;
  }

  /** Rejects when the secret storage does not take it. */
  async #store(address: Address, key: string, { verdict }: KeyReport): Promise<KeyVerdict> {
    await this.#keys.set(address.origin, key);
    await this.refresh();
    sayWhatTheKeyLacks(verdict, isAimlApi(address));
    return verdict === 'unknown' ? 'unverified' : 'stored';
  }

  async #sayAddressInvalid(): Promise<void> {
    const open = vscode.l10n.t('Open Settings');
    const answer = await vscode.window.showErrorMessage(
      vscode.l10n.t('The base URL in the settings is not an address.'),
      open,
    );
    if (answer === open) {
      await vscode.commands.executeCommand('workbench.action.openSettings', 'aimlapi.baseUrl');
    }
  }
}

/** A model on this machine or in the private network may do without; http there never gets a key. */
function needsKey(address: Address): boolean {
  return address.secure && address.reach !== 'loopback';
}

/** The key is good and stored, yet there is something to know. */
function sayWhatTheKeyLacks(verdict: KeyReport['verdict'], isDefault: boolean): void {
  if (verdict === 'noCredit') {
    const topUp = vscode.l10n.t('Top Up');
    void vscode.window
      .showWarningMessage(
        vscode.l10n.t('The key is good and stored, but the account has no credit.'),
        ...(isDefault ? [topUp] : []),
      )
      .then((answer) => {
        if (answer === topUp) void vscode.env.openExternal(vscode.Uri.parse(accountPages.billing));
      });
  } else if (verdict === 'noChatScope') {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('The key is stored, but it may not be used for chat: it lacks that scope.'),
    );
  }
}
