import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commandIds } from '../../src/host/commands/commandTable';
import { settingDefault, settingNames } from '../../src/host/settings';
import { ChatPanel } from '../../src/host/surface/chatPanel';
import { ChatViewProvider } from '../../src/host/surface/chatViewProvider';

interface Command {
  readonly command: string;
  readonly title: string;
  readonly category: string;
}

interface MenuItem {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
}

interface Property {
  readonly default: unknown;
  readonly scope: string;
  readonly type: string | readonly string[];
  readonly enum?: readonly string[];
  readonly markdownEnumDescriptions?: readonly string[];
  readonly markdownDescription: string;
}

interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly icon: string;
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly extensionKind: readonly string[];
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: {
      readonly supported: string;
      readonly description: string;
      readonly restrictedConfigurations: readonly string[];
    };
    readonly virtualWorkspaces: { readonly supported: boolean };
  };
  readonly contributes: {
    readonly commands: readonly Command[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly submenus: readonly { readonly id: string; readonly label: string }[];
    readonly keybindings?: readonly { readonly command: string }[];
    readonly viewsContainers: {
      readonly activitybar: readonly { readonly id: string; readonly icon: string }[];
    };
    readonly views: Readonly<
      Record<
        string,
        readonly { readonly id: string; readonly type: string; readonly name: string }[]
      >
    >;
    readonly walkthroughs: readonly {
      readonly steps: readonly {
        readonly id: string;
        readonly title: string;
        readonly description: string;
        readonly media: { readonly image: Readonly<Record<string, string>> };
      }[];
    }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Property>> };
  };
}

const extension = vscode.extensions.getExtension('aimlapi-community.aimlapi-chat');
const manifest = extension?.packageJSON as Manifest;
const { contributes } = manifest;

/** A text that is there, in words rather than as a key of the translations. */
const isWords = (text: unknown) => typeof text === 'string' && text !== '' && !text.startsWith('%');

describe('manifest', () => {
  it('names the extension as it is known', () => {
    assert.equal(extension?.id, 'aimlapi-community.aimlapi-chat');
    assert.equal(manifest.browser, manifest.main);
    assert.deepEqual(manifest.extensionKind, ['workspace', 'ui']);
  });

  it('asks for no newer editor than it is compiled for', () => {
    const compiledFor = manifest.devDependencies['@types/vscode'] ?? '';
    assert.equal(manifest.engines.vscode, `^${compiledFor.replace(/\.\d+$/, '.0')}`);
  });

  it('has nothing activate it but its own parts', () => {
    for (const event of manifest.activationEvents) {
      assert.match(event, /^on(WebviewPanel|View|Command|LanguageModelChatProvider\w*):aimlapi/);
    }
    assert.ok(manifest.activationEvents.includes(`onWebviewPanel:${ChatPanel.viewType}`));
  });

  it('has the commands of the table, each with a title and the category', () => {
    assert.deepEqual(
      contributes.commands.map(({ command }) => command).sort(),
      [...commandIds].sort(),
    );
    for (const { command, title, category } of contributes.commands) {
      assert.ok(isWords(title), command);
      assert.equal(category, 'AI/ML API', command);
    }
  });

  it('has only its own commands in menus and keys, each of which exists', () => {
    const known: ReadonlySet<string> = new Set(commandIds);
    const submenus = new Set(contributes.submenus.map(({ id }) => id));
    const items = Object.values(contributes.menus).flat();
    for (const { command, submenu } of [
      ...items,
      ...(contributes.keybindings ?? []),
    ] as MenuItem[]) {
      if (submenu !== undefined) assert.ok(submenus.has(submenu), submenu);
      else assert.ok(known.has(command ?? ''), command);
    }
    for (const { id, label } of contributes.submenus) {
      assert.ok((contributes.menus[id]?.length ?? 0) > 0, id);
      assert.ok(isWords(label), id);
    }
  });

  it('has the view and the container that the code names', () => {
    const [container] = contributes.viewsContainers.activitybar;
    assert.equal(container?.id, 'aimlapi');
    const views = contributes.views[container.id];
    assert.deepEqual(
      views?.map(({ id, type }) => ({ id, type })),
      [{ id: ChatViewProvider.viewType, type: 'webview' }],
    );
    assert.ok(isWords(views[0]?.name));
  });

  it('walks a newcomer through commands that exist', () => {
    const known: ReadonlySet<string> = new Set(commandIds);
    for (const { title, description } of contributes.walkthroughs.flatMap(({ steps }) => steps)) {
      assert.ok(isWords(title));
      const commands = [...description.matchAll(/\(command:([\w.]+)\)/g)].map(([, id]) => id ?? '');
      assert.ok(commands.length > 0, title);
      for (const id of commands) assert.ok(known.has(id), id);
    }
  });

  it('has the files that it names', async () => {
    const [container] = contributes.viewsContainers.activitybar;
    const pictures = contributes.walkthroughs.flatMap(({ steps }) =>
      steps.flatMap(({ media }) => Object.values(media.image)),
    );
    assert.equal(pictures.length, 20);
    const named = [manifest.main, manifest.icon, container?.icon ?? '', ...pictures];
    for (const name of new Set(named)) {
      assert.ok(extension);
      const { size } = await vscode.workspace.fs.stat(
        vscode.Uri.joinPath(extension.extensionUri, name),
      );
      assert.ok(size > 0, name);
    }
  });

  describe('settings', () => {
    const { properties } = contributes.configuration;

    it('are those of the table', () => {
      assert.deepEqual(
        Object.keys(properties).sort(),
        settingNames.map((name) => `aimlapi.${name}`).sort(),
      );
    });

    for (const name of settingNames) {
      it(`${name}: has the table's default and a description`, () => {
        const property = properties[`aimlapi.${name}`];
        assert.deepEqual(property?.default, settingDefault(name));
        assert.ok(isWords(property?.markdownDescription));
        assert.equal(property?.enum?.length, property?.markdownEnumDescriptions?.length);
        for (const words of property?.markdownEnumDescriptions ?? []) assert.ok(isWords(words));
        const inspected = vscode.workspace.getConfiguration('aimlapi').inspect(name);
        assert.deepEqual(inspected?.defaultValue, settingDefault(name));
      });
    }

    it('belong to the machine, to all windows, or to the window', () => {
      const scopes: Readonly<Record<string, string>> = {
        // Where a key or a secret goes.
        'aimlapi.baseUrl': 'machine',
        'aimlapi.extraHeaders': 'machine',
        // How long chats are kept, which are those of all folders.
        'aimlapi.history.keepDays': 'application',
      };
      for (const [name, { scope }] of Object.entries(properties)) {
        assert.equal(scope, scopes[name] ?? 'window', name);
      }
    });

    it('that decide what is said and spent are not taken from an untrusted workspace', () => {
      const { supported, restrictedConfigurations, description } =
        manifest.capabilities.untrustedWorkspaces;
      assert.equal(supported, 'limited');
      assert.ok(isWords(description));
      const restricted = ['model', 'maxTokens', 'systemPrompt', 'prompts', 'stop', 'maxRetries'];
      const expected = settingNames.filter((name) => restricted.includes(name));
      assert.deepEqual(
        [...restrictedConfigurations].sort(),
        expected.map((name) => `aimlapi.${name}`).sort(),
      );
      assert.equal(manifest.capabilities.virtualWorkspaces.supported, true);
    });
  });
});
