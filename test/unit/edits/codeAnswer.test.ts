import assert from 'node:assert/strict';
import { codeAnswer } from '../../../src/core/edits/codeAnswer';
import { joinedAnswer } from '../../../src/core/edits/joinedAnswer';
import { growingLines, proposedLines } from '../../../src/core/edits/proposedLines';
import type { AssistantTurn, Turn } from '../../../src/core/conversation/turn';

describe('the code of an answer', () => {
  it('is what stands in the fence, exactly', () => {
    assert.deepEqual(codeAnswer('```ts\n\ta();  \n\n  b();\n```', ''), {
      kind: 'code',
      code: '\ta();  \n\n  b();',
      closed: true,
      prose: '',
    });
  });

  it('is told apart from what is said around it', () => {
    const answer = codeAnswer('Here:\n\n~~~py\na()\n~~~\n\nThat is `all`.', '');
    assert.deepEqual(answer, {
      kind: 'code',
      code: 'a()',
      closed: true,
      prose: 'Here:\n\n\nThat is `all`.',
    });
  });

  it('keeps fences that are part of it, by a longer fence', () => {
    const answer = codeAnswer('````md\n# A\n```sh\nls\n```\n````', '');
    assert.equal(answer.kind === 'code' && answer.code, '# A\n```sh\nls\n```');
  });

  it('keeps fences that are part of it, where the outer one is no longer than they are', () => {
    const answer = codeAnswer('```md\n# A\n```sh\nls\n```\nmore\n```', '');
    assert.equal(answer.kind === 'code' && answer.code, '# A\n```sh\nls\n```\nmore');
  });

  it('is open while its fence is', () => {
    assert.equal((codeAnswer('```ts\na();', '') as { closed: boolean }).closed, false);
  });

  it('is several blocks where it is', () => {
    assert.deepEqual(codeAnswer('```\na\n```\nor\n```\nb\n```', ''), {
      kind: 'several',
      count: 2,
      prose: 'or',
    });
  });

  it('is nothing in an answer of words', () => {
    const prose = 'I cannot do that: the function is not shown.';
    assert.deepEqual(codeAnswer(prose, 'a();\nb();'), { kind: 'prose', prose });
  });

  it('is a bare answer that is mostly the lines that were sent', () => {
    const answer = codeAnswer('a();\nb2();\nc();\n', 'a();\nb();\nc();');
    assert.equal(answer.kind === 'code' && answer.code, 'a();\nb2();\nc();');
  });

  it('has line feeds whatever the wire had', () => {
    const answer = codeAnswer('```ts\r\na();\r\nb();\r\n```\r\n', '');
    assert.equal(answer.kind === 'code' && answer.code, 'a();\nb();');
  });
});

describe('the lines that an answer proposes', () => {
  const sent = ['    a();', '    b();', '    c();'];

  it('have the indentation of those that were sent', () => {
    const { lines, unusable } = proposedLines('```ts\na();\nif (x) {\n  b();\n}\n```', sent);
    assert.deepEqual(lines, ['    a();', '    if (x) {', '      b();', '    }']);
    assert.equal(unusable, undefined);
  });

  it('are none where the answer is words, cut off, several, or no change', () => {
    const why = (answer: string) => proposedLines(answer, sent).unusable?.reason;
    assert.equal(why('No.'), 'prose');
    assert.equal(why('```ts\na();'), 'open');
    assert.equal(why('```\na\n```\n```\nb\n```'), 'several');
    assert.equal(why('```ts\na();\nb();\nc();\n```'), 'unchanged');
  });

  it('are filled in where the answer leaves some out, or refused where it is not clear', () => {
    const long = ['function f() {', '  a();', '  b();', '  return c();', '}'];
    const filled = proposedLines(
      '```ts\nfunction f(x) {\n  // ... existing code ...\n}\n```',
      long,
    );
    assert.deepEqual(filled.lines, ['function f(x) {', ...long.slice(1)]);
    const unclear = proposedLines('```ts\n// ... existing code ...\nz();\n// ...\n```', long);
    assert.deepEqual(unclear.unusable, { reason: 'elided' });
  });

  it('have the secrets back that were masked', () => {
    const original = ['key = "sk-12345"', 'call(key)', 'end()'];
    const masked = ['key = "••••"', 'call(key)', 'end()'];
    const { lines } = proposedLines(
      '```\nkey = "••••"\ncall(key, 2)\nend()\n```',
      masked,
      original,
    );
    assert.deepEqual(lines, ['key = "sk-12345"', 'call(key, 2)', 'end()']);
    const { unusable } = proposedLines(
      '```\nsecret = "••••"\ncall(key)\nend()\n```',
      masked,
      original,
    );
    assert.deepEqual(unusable, { reason: 'masked' });
  });

  it('come in while the answer arrives, with those behind them that have not come yet', () => {
    assert.deepEqual(growingLines('Sure', sent), sent);
    assert.deepEqual(growingLines('```ts\n    z();\n', sent), ['    z();', '    b();', '    c();']);
  });
});

describe('an answer that was cut off and gone on with', () => {
  const reply = (text: string) => ({ role: 'assistant', text }) as AssistantTurn;
  const question = { role: 'user', text: 'Q' } as Turn;

  it('is one, its fence opened once', () => {
    const turns = [question, reply('```ts\na();\n'), reply('```ts\nb();\n```')];
    assert.equal(joinedAnswer(turns), '```ts\na();\nb();\n```');
    assert.equal(
      joinedAnswer([question, reply('```ts\na('), reply(');\n```')]),
      '```ts\na();\n```',
    );
  });

  it('begins behind the last question', () => {
    assert.equal(joinedAnswer([question, reply('old'), question, reply('new')]), 'new');
  });
});
