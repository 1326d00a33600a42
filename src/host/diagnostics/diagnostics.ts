import * as vscode from 'vscode';
import type { EndedReply } from '../../core/conversation/turn';
import type { EndpointStatus } from '../endpoint/endpoint';
import { settingDefault, settingNames } from '../settings';
import type { SettingName, Settings } from '../settings';

/** What a report of trouble needs to know. */
export interface DiagnosticsPorts {
  readonly extensionVersion: string;
  readonly settings: Settings;
  readonly endpoint: EndpointStatus;
  readonly requests: readonly EndedReply[];
}

/** Their values may hold secrets, prompts or addresses of a company: only that they are set. */
const unspoken: ReadonlySet<SettingName> = new Set([
  'baseUrl',
  'extraHeaders',
  'systemPrompt',
  'prompts',
  'stop',
]);

/**
 * Versions, settings and the ends of the last requests as Markdown, in English for who reads the
 * report. No key, no address but AI/ML API's own, no word of a chat, no name of a file.
 */
export function diagnostics(ports: DiagnosticsPorts): string {
  return [
    '### AI/ML API Chat: diagnostics',
    '',
    ...surroundings(ports).map((line) => `- ${line}`),
    '',
    'Settings that differ from the default:',
    '',
    ...listed(ports.settings),
    '',
    `Last requests (${ports.requests.length}):`,
    '',
    ...ports.requests.map(requestLine),
    '',
  ].join('\n');
}

function surroundings({ extensionVersion, endpoint }: DiagnosticsPorts): readonly string[] {
  const { appName, language, remoteName, uiKind } = vscode.env;
  const host = typeof importScripts === 'function' ? 'web worker' : 'Node';
  return [
    `extension ${extensionVersion}`,
    `${appName} ${vscode.version}, ${uiKind === vscode.UIKind.Web ? 'browser' : 'desktop'}`,
    `extension host: ${host}, remote: ${remoteKind(remoteName)}, language: ${language}`,
    `endpoint: ${endpointWords(endpoint)}, key: ${endpoint.key}`,
    `workspace: ${vscode.workspace.isTrusted ? 'trusted' : 'restricted'}`,
  ];
}

/** `ssh-remote`, `wsl` and the like; an address of a machine stays out. */
function remoteKind(name: string | undefined): string {
  if (name === undefined) return 'none';
  return /^[a-z-]+$/.test(name) ? name : 'another';
}

function endpointWords({ isDefault, standIn }: EndpointStatus): string {
  if (isDefault) return 'AI/ML API';
  return standIn ? 'stand-in' : 'another';
}

function listed(settings: Settings): readonly string[] {
  const invalid = new Set(settings.invalid);
  const lines = settingNames.flatMap((name) => {
    const value: unknown = settings.get(name);
    const note = invalid.has(name) ? ' (what is written there does not fit)' : '';
    if (note === '' && JSON.stringify(value) === JSON.stringify(settingDefault(name))) return [];
    return [`- ${name}: ${unspoken.has(name) ? 'set' : JSON.stringify(value)}${note}`];
  });
  return lines.length > 0 ? lines : ['- none'];
}

function requestLine(turn: EndedReply): string {
  const { at, failure, finish, model, outcome, usage } = turn;
  const facts: readonly (readonly [string, string | number | undefined])[] = [
    ['model', model],
    ['finish', finish],
    ['failure', failure?.kind],
    ['status', failure?.status],
    ['field', failure?.field],
    ['request', turn.requestId ?? failure?.requestId],
    ['firstTextMs', turn.firstTextMs],
    ['ms', turn.durationMs],
    ['tokensIn', usage?.promptTokens],
    ['tokensOut', usage?.completionTokens],
  ];
  const told = facts.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${String(value)}`],
  );
  return `- ${new Date(at).toISOString()} ${outcome} ${told.join(' ')}`;
}
