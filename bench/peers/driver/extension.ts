import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import * as vscode from 'vscode';

interface Order {
  readonly id: number;
  readonly command: string;
  readonly args: readonly unknown[];
}

/** Connects to the benchmark, and does what each line says; answers in lines of its own. */
export function activate(context: vscode.ExtensionContext): void {
  const socket = connect(Number(process.env['BENCH_DRIVER_PORT']), '127.0.0.1');
  context.subscriptions.push({ dispose: () => socket.destroy() });
  const answer = (value: object): void => {
    socket.write(`${JSON.stringify(value)}\n`);
  };
  createInterface({ input: socket }).on('line', (line) => {
    const { id, command, args } = JSON.parse(line) as Order;
    perform(command, args).then(
      (value) => answer({ id, value: value ?? null }),
      (error: unknown) => answer({ id, error: String(error) }),
    );
  });
  answer({ ready: process.pid });
}

async function perform(command: string, args: readonly unknown[]): Promise<unknown> {
  if (command === 'bench.isActive')
    return vscode.extensions.getExtension(String(args[0]))?.isActive;
  if (command === 'bench.fetch') return firstByte(String(args[0]));
  return vscode.commands.executeCommand(command, ...args);
}

/** What any client needs: when the first text of a completion was there, ms since the epoch. */
async function firstByte(baseUrl: string): Promise<number> {
  const response = await fetch(`${baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      model: 'anthropic/claude-3-haiku',
      stream: true,
      messages: [{ role: 'user', content: 'hello' }],
    }),
  });
  const reader = response.body?.getReader();
  await reader?.read();
  const at = performance.timeOrigin + performance.now();
  while (!(await reader?.read())?.done);
  return at;
}
