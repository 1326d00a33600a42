import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { projectRoot } from '../editor/projectRoot';
import { documentFor, policy } from './document';

/** Serves the built page under the policy that it has in VS Code. */
export interface PageServer {
  readonly origin: string;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
};

export async function servePage(): Promise<PageServer> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', origin());
    if (url.pathname !== '/') return void answerFile(url.pathname, response);
    const door = url.searchParams.get('door') === 'panel' ? 'panel' : 'sidebar';
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-security-policy', policy(origin()));
    response.end(documentFor({ door }));
  });
  const origin = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: origin(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answerFile(name: string, response: ServerResponse): Promise<void> {
  const allowed = /^\/(dist\/webview|media)\/[\w./-]+$/.test(name) && !name.includes('..');
  try {
    if (!allowed) throw new Error('not part of the page');
    const content = await readFile(path.join(projectRoot, name));
    response.setHeader('content-type', types[path.extname(name)] ?? 'application/octet-stream');
    response.end(content);
  } catch {
    response.writeHead(404).end();
  }
}
