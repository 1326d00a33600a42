import * as v from 'valibot';
import * as vscode from 'vscode';

interface Setting<T> {
  readonly parse: v.GenericSchema<unknown, T>;
  readonly fallback: T;
}

function setting<T>(parse: v.GenericSchema<unknown, T>, fallback: T): Setting<T> {
  return { parse, fallback };
}

const described = v.object({ prompt: v.string(), description: v.exactOptional(v.string()) });
type Prompt = v.InferOutput<typeof described>;

/** A text alone is a prompt without a description. */
const prompt = v.union([
  described,
  v.pipe(
    v.string(),
    v.transform((text): Prompt => ({ prompt: text })),
  ),
]);
const positive = v.pipe(v.number(), v.integer(), v.minValue(1));

/**
 * Every setting below `aimlapi.`: how it is read from what a person (or a workspace) wrote. A value
 * that does not fit falls back to the default and is named in `invalid`. A test holds this table
 * against the manifest.
 */
const table = {
  baseUrl: setting(v.string(), 'https://api.aimlapi.com/v1'),
  model: setting(
    v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300)),
    'anthropic/claude-3-haiku',
  ),
  maxTokens: setting(positive, 4096),
  temperature: setting(v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(2))), null),
  topP: setting(v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))), null),
  stop: setting(v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.maxLength(4)), []),
  systemPrompt: setting(v.string(), ''),
  replyLocation: setting(v.picklist(['panel', 'sidebar']), 'panel'),
  idleTimeout: setting(v.pipe(v.number(), v.minValue(5), v.maxValue(3600)), 90),
  maxRetries: setting(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10)), 3),
  extraHeaders: setting(v.record(v.string(), v.string()), {}),
  'context.exclude': setting(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(500))), [
    '**/.env',
    '**/.env.{local,dev,development,prod,production,staging,test}',
    '**/.env.*.local',
    '**/*.pem',
    '**/*.key',
    '**/*.p12',
    '**/*.pfx',
    '**/*.jks',
    '**/*.keystore',
    '**/*.kdbx',
    '**/id_{rsa,dsa,ecdsa,ed25519}',
    '**/.netrc',
    '**/.pgpass',
    '**/.aws/credentials',
    '**/.git/**',
  ]),
  sendKey: setting(v.picklist(['enter', 'modEnter']), 'enter'),
  'history.keepDays': setting(v.pipe(v.number(), v.minValue(0), v.maxValue(36_500)), 0),
  fontSize: setting(v.pipe(v.number(), v.minValue(0), v.maxValue(60)), 0),
  prompts: setting(v.record(v.string(), prompt), {}),
};

/** A name below `aimlapi.`. */
export type SettingName = keyof typeof table;
/** All of them, in no order that matters. */
export const settingNames = Object.keys(table) as readonly SettingName[];

type SettingValue<K extends SettingName> = (typeof table)[K]['fallback'];

/** Default of a setting, as the manifest must state it. */
export function settingDefault(name: SettingName): unknown {
  return table[name].fallback;
}

/** The one place that reads and writes the extension's configuration. */
export class Settings implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<ReadonlySet<SettingName>>();
  readonly #subscription: vscode.Disposable;
  /** Fires with the names that may have another value now. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#subscription = vscode.workspace.onDidChangeConfiguration((change) => {
      const names = settingNames.filter((name) => change.affectsConfiguration(`aimlapi.${name}`));
      if (names.length > 0) this.#changed.fire(new Set(names));
    });
  }

  /** The value that is in force; the default where what is written does not fit. */
  get<K extends SettingName>(name: K): SettingValue<K> {
    // The table's row for K is known to hold K's type; TypeScript sees only the union of all rows.
    const { parse, fallback } = table[name] as unknown as Setting<SettingValue<K>>;
    const result = v.safeParse(parse, this.#raw(name));
    return result.success ? result.output : fallback;
  }

  /** What the person, or the open workspace if it is trusted, says by itself; undefined: nothing. */
  saidBy<K extends SettingName>(who: 'user' | 'workspace', name: K): SettingValue<K> | undefined {
    const { parse } = table[name] as unknown as Setting<SettingValue<K>>;
    const said = vscode.workspace.getConfiguration('aimlapi').inspect(name);
    const theirs = vscode.workspace.isTrusted
      ? (said?.workspaceFolderValue ?? said?.workspaceValue)
      : undefined;
    const result = v.safeParse(parse, who === 'user' ? said?.globalValue : theirs);
    return result.success ? result.output : undefined;
  }

  /**
   * Globs of `context.exclude`: the user's own, else the default, with the workspace's added. What
   * does not fit on one level is left out, and does not undo another.
   */
  get excluded(): readonly string[] {
    const { parse } = table['context.exclude'];
    const levels = vscode.workspace.getConfiguration('aimlapi').inspect<unknown>('context.exclude');
    const read = (value: unknown): readonly string[] => {
      const result = v.safeParse(parse, value);
      return result.success ? result.output : [];
    };
    const own = v.safeParse(parse, levels?.globalValue);
    return [
      ...(own.success ? own.output : table['context.exclude'].fallback),
      ...read(levels?.workspaceValue),
      ...read(levels?.workspaceFolderValue),
    ];
  }

  /** Names of settings whose value does not fit and is ignored. */
  get invalid(): readonly SettingName[] {
    return settingNames.filter((name) => !v.safeParse(table[name].parse, this.#raw(name)).success);
  }

  /** Writes where the value stands already: in the workspace if it is set there, else for the user. */
  async update(name: SettingName, value: unknown): Promise<void> {
    const configuration = vscode.workspace.getConfiguration('aimlapi');
    const inspected = configuration.inspect(name);
    const target =
      inspected?.workspaceFolderValue !== undefined || inspected?.workspaceValue !== undefined
        ? vscode.ConfigurationTarget.Workspace
        : vscode.ConfigurationTarget.Global;
    await configuration.update(name, value, target);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  #raw(name: SettingName): unknown {
    return vscode.workspace.getConfiguration('aimlapi').get<unknown>(name);
  }
}
