import assert from 'node:assert/strict';
import { isFilePlace, judgeLink } from '../../../src/webview/reply/linkTarget';

describe('targets of links', () => {
  const judged = {
    web: ['https://example.com', 'HTTP://example.com/a?b#c', 'mailto:a@example.com'],
    file: ['src/a.ts', './a.ts', 'src/a.ts:12', 'a.ts:12:3', 'src/a%20b.ts', 'a.ts#L12', 'lib/'],
    inert: [
      '',
      'javascript:alert(1)',
      'JAVASCRIPT:alert(1)',
      'java\tscript:alert(1)',
      ' https://example.com',
      'data:text/html,x',
      'command:workbench.action.quit',
      'vscode://file/a',
      'file:///etc/passwd',
      'https:evil',
      'https:///evil',
      'mailto:',
      '/etc/passwd',
      '//host/share',
      '\\\\host\\share',
      'C:\\a.txt',
      'c:/a.txt',
      '~/a.txt',
      '../a.ts',
      'src/../../a.ts',
      '%2e%2e/a.ts',
      'src%2f..%2f..%2fa.ts',
      '%252e%252e/a.ts',
      'src\\..\\a.ts',
      'a.ts?x',
      '#heading',
      'word',
      'https://example.com/\u202egpj.exe',
      'src/%00.ts',
      '%E0%A4%A',
    ],
  } as const;

  for (const [verdict, targets] of Object.entries(judged)) {
    for (const target of targets) {
      it(`${JSON.stringify(target)} is ${verdict}`, () => {
        assert.equal(judgeLink(target), verdict);
      });
    }
  }

  it('takes inline code for a place in a file only with a line', () => {
    assert.ok(isFilePlace('src/a.ts:12'));
    assert.ok(isFilePlace('a.test.ts:12:3'));
    for (const code of [
      'src/a.ts',
      'map.get',
      'a:12',
      '12:30',
      '/src/a.ts:1',
      '../a.ts:1',
      'a b.ts:1',
    ]) {
      assert.ok(!isFilePlace(code), code);
    }
  });
});
