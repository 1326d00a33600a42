import assert from 'node:assert/strict';
import { findSecrets } from '../../../../src/core/context/secrets/findSecrets';
import { maskSecrets } from '../../../../src/core/context/secrets/maskSecrets';
import { Lot } from './draw';
import { negatives } from './negatives';
import { envFiles, keyBlocks, keys, places, shapes } from './positives';
import type { Positive } from './positives';

/** What has to be found, and what may be taken for a secret wrongly. */
const leastRecall = 0.97;
const mostFalseAlarms = 0.02;

const lot = new Lot(20_261_123);

function positives(): readonly Positive[] {
  const placed = Object.entries(keys).flatMap(([kind, make]) =>
    places.map((place) => {
      const secret = make(lot);
      return { kind, text: place(secret), secret };
    }),
  );
  const shaped = Object.entries(shapes).flatMap(([kind, make]) =>
    Array.from({ length: 3 }, () => {
      const [text, secret] = make(lot);
      return { kind, text, secret };
    }),
  );
  return [...placed, ...shaped, ...keyBlocks(lot), ...envFiles(lot)];
}

/** Whether nothing of the secret is left once what was found is masked. */
function isFound({ text, secret, file }: Positive): boolean {
  const masked = maskSecrets(text, findSecrets(text, file === undefined ? {} : { file }));
  const half = Math.ceil(secret.length / 2);
  return !masked.includes(secret.slice(0, half)) && !masked.includes(secret.slice(-half));
}

describe('secrets', () => {
  it(`are found, at least ${leastRecall * 100}% of a corpus`, () => {
    const corpus = positives();
    const kinds = new Set(corpus.map(({ kind }) => kind));
    const missed = corpus.filter((each) => !isFound(each));
    const recall = 1 - missed.length / corpus.length;
    figure(`recall ${percent(recall)} of ${corpus.length} secrets of ${kinds.size} kinds`);
    assert.ok(corpus.length >= 150 && kinds.size >= 40);
    assert.ok(recall >= leastRecall, missed.map(({ kind, text }) => `${kind}: ${text}`).join('\n'));
  });

  it(`are seldom seen where none are, at most in ${mostFalseAlarms * 100}% of a corpus`, () => {
    const corpus = negatives(lot, 5);
    const alarms = corpus.filter(({ text }) => findSecrets(text).length > 0);
    const rate = alarms.length / corpus.length;
    figure(`false alarms in ${alarms.length} of ${corpus.length} texts (${percent(rate)})`);
    assert.ok(corpus.length >= 300);
    const told = alarms.map(({ kind, text }) => {
      const found = findSecrets(text).map((it) => `${it.kind} ${text.slice(it.start, it.end)}`);
      return `${kind}: ${text}\n   ${found.join(', ')}`;
    });
    assert.ok(rate <= mostFalseAlarms, told.join('\n'));
  });
});

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

/** Shown with the test's result, so that the figures are known and not only that they suffice. */
function figure(words: string): void {
  process.stdout.write(`      ${words}\n`);
}
