import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { compileProbe } from '../support/compileProbe';
import { projectRoot } from '../support/editor/projectRoot';

interface Wall {
  /** Each compiles. */
  readonly open: readonly string[];
  /** Each is an error. */
  readonly closed: readonly string[];
}

const vscode = [
  "import { window as editorWindow } from 'vscode';",
  "import type { Uri } from 'vscode';",
  "import * as editor from 'vscode'; export const version = editor.version;",
];
const preact = [
  "import { h } from 'preact';",
  "import { useState } from 'preact/hooks';",
  "import * as preact from 'preact'; export const draw = preact.render;",
];
const node = [
  "import { readFileSync } from 'node:fs';",
  "import { join } from 'path';",
  'export const variables = process.env;',
  "export const bytes = Buffer.from('');",
  "export const module = require('x');",
  'export const soon = setImmediate;',
];
const page = ['export const body = document.body;', 'export const frame = window.parent;'];

const ofCore = "import type { Clock } from '../core/session/clock';";
const ofProtocol = "import type { PageStrings } from '../protocol/strings';";
const ofHost = "import { workspaceRef } from '../host/workspaceRef';";
const ofWebview = "import { afterPaint } from '../webview/afterPaint';";

const walls: Readonly<Record<string, Wall>> = {
  core: {
    open: ["import type { Clock as Own } from './session/clock';", 'export const get = fetch;'],
    closed: [...vscode, ...preact, ...node, ...page, ofProtocol, ofHost, ofWebview],
  },
  protocol: {
    open: [ofCore, "import type { PageStrings as Own } from './strings';"],
    closed: [...vscode, ...preact, ...node, ...page, ofHost, ofWebview],
  },
  host: {
    open: [...vscode, ofCore, ofProtocol, "import { workspaceRef as own } from './workspaceRef';"],
    closed: [...preact, ...node, ...page, ofWebview],
  },
  webview: {
    open: [
      ...preact,
      ...page,
      ofCore,
      ofProtocol,
      "import { afterPaint as own } from './afterPaint';",
    ],
    closed: [...vscode, ...node, ofHost],
  },
};

/** No such name, no such member, or a file that is not of the project: never a mere mistake here. */
const unreachable = /TS(2304|2305|2307|2339|2584|2591|6307)\b/;

describe('walls between the worlds', () => {
  for (const [world, { open, closed }] of Object.entries(walls)) {
    const lines = [...open, ...closed];
    let errors: readonly string[][] = [];

    before(`compile in ${world}`, () => {
      errors = compileProbe(world, lines);
    });
    lines.forEach((line, index) => {
      const isOpen = index < open.length;
      it(`${world} ${isOpen ? 'takes' : 'refuses'} ${line}`, () => {
        if (isOpen) assert.deepEqual(errors[index], []);
        else assert.match(errors[index]?.join(' ') ?? '', unreachable);
      });
    });
  }
});

const sources = readdirSync(path.join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => name.split(path.sep).join('/'));

const read = (name: string) => readFileSync(path.join(projectRoot, 'src', name), 'utf8');

/** Worlds that each world may import from, and packages (everything below `name/` included). */
const allowed: Readonly<Record<string, readonly string[]>> = {
  core: ['core', '@codemirror', 'eventsource-parser', 'markdown-it', 'valibot'],
  protocol: ['core', 'protocol', 'valibot'],
  host: ['core', 'protocol', 'host', 'valibot', 'vscode'],
  webview: ['core', 'protocol', 'webview', 'preact', 'temml'],
  'extension.ts': ['core', 'protocol', 'host', 'vscode'],
};

/** What a file imports by any kind of import: its world for a file, its package for a package. */
function importedBy(name: string): readonly string[] {
  return ts.preProcessFile(read(name), true, true).importedFiles.map(({ fileName }) => {
    const target = fileName.startsWith('.')
      ? path.posix.join(path.posix.dirname(name), fileName)
      : fileName;
    return target.split('/')[0] ?? '';
  });
}

describe('source files', () => {
  for (const [world, known] of Object.entries(allowed)) {
    it(`of ${world} import from ${known.join(', ')} only`, () => {
      const files = sources.filter((name) => name === world || name.startsWith(`${world}/`));
      assert.ok(files.length > 0);
      for (const file of files) {
        const strange = importedBy(file).filter((source) => !known.includes(source));
        assert.deepEqual(strange, [], file);
      }
    });
  }

  it('all belong to a world', () => {
    const strange = sources.filter((name) => allowed[name.split('/')[0] ?? ''] === undefined);
    assert.deepEqual(strange, []);
  });

  it('are at most 300 lines long, half of them at most 90', () => {
    const lengths = sources.map((name) => ({ name, lines: read(name).split('\n').length - 1 }));
    assert.deepEqual(
      lengths.filter(({ lines }) => lines > 300),
      [],
    );
    const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b);
    assert.ok((sorted[Math.floor(sorted.length / 2)] ?? 0) <= 90);
  });

  it('are no drawers: each is named after a noun or a verb', () => {
    const drawer = /^(index|utils?|helpers?|common|misc|shared|types|constants)\.|manager\./i;
    const drawers = sources.filter((name) => drawer.test(path.posix.basename(name)));
    assert.deepEqual(drawers, []);
    const camelCase = /^[a-z][A-Za-z0-9]*(\.d)?\.tsx?$/;
    const odd = sources.filter((name) => !camelCase.test(path.posix.basename(name)));
    assert.deepEqual(odd, []);
  });
});
