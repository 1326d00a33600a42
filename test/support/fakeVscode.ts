/**
 * A stand-in for the `vscode` module outside an editor: everything exists, can be called and made,
 * and gives more of the same. What a test looks at is real.
 */
export interface FakeVscode {
  readonly module: unknown;
  /** What was registered with `commands.registerCommand`. */
  readonly commands: ReadonlyMap<string, (...args: readonly unknown[]) => unknown>;
}

export function fakeVscode(settings: Readonly<Record<string, unknown>>): FakeVscode {
  const commands = new Map<string, (...args: readonly unknown[]) => unknown>();
  const module = anything({
    commands: anything({
      registerCommand(id: string, call: (...args: readonly unknown[]) => unknown) {
        commands.set(id, call);
        return anything();
      },
    }),
    workspace: anything({
      getConfiguration: () => ({ get: (name: string) => settings[name], inspect: () => undefined }),
      textDocuments: [],
    }),
    l10n: { t: (text: string) => text },
  });
  return { module, commands };
}

/** An object that has every property, some of them as given. */
function anything(known: Readonly<Record<string, unknown>> = {}): unknown {
  // An arrow function could not be made with `new`.
  return new Proxy(function () {}, {
    get(_, name) {
      if (typeof name === 'string' && Object.hasOwn(known, name)) return known[name];
      // A promise it is not: awaiting it would never end.
      return name === 'then' || name === Symbol.iterator ? undefined : anything();
    },
    set: () => true,
    apply: () => anything(),
    construct: () => anything() as object,
  });
}
