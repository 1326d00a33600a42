import { isReached, ratios } from './figure';
import type { Figure } from './figure';
import type { Run } from './run';
import { median } from './statistics';

/** A run as Markdown. */
export function markdownTable(run: Run): string {
  const machine = Object.entries(run.machine).map(([name, value]) => `${name} ${value}`);
  const failed = Object.entries(run.failed).map(([name, why]) => `- ${name}: ${firstLine(why)}`);
  return [
    `Measured ${run.at.slice(0, 16).replace('T', ' ')} UTC, version ${run.version}` +
      `${run.quick ? ', quick run' : ''}, in ${Math.round(run.seconds)} s. ${machine.join('; ')}.`,
    '',
    '| Figure | Median | Spread | Target | | Beside it | Remark |',
    '|---|--:|---|---|---|---|---|',
    ...run.figures.map(row),
    ...(failed.length > 0 ? ['', 'Not measured:', '', ...failed] : []),
    '',
  ].join('\n');
}

function row(figure: Figure): string {
  const reached = isReached(figure);
  const cells = [
    figure.title,
    `${shown(median(figure.samples))} ${figure.unit}`,
    spread(figure.samples),
    target(figure),
    reached === undefined ? '' : reached ? 'reached' : '**missed**',
    beside(figure),
    figure.note ?? '',
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function target({ target, references }: Figure): string {
  if (!target) return '';
  if ('atMost' in target) return `≤ ${shown(target.atMost)}`;
  return `≤ ${target.timesReference} × ${references?.[0]?.name ?? ''}`;
}

function beside(figure: Figure): string {
  const factors = ratios(figure);
  return (figure.references ?? [])
    .map(({ name, samples }, at) => {
      const factor = at === 0 && factors.length > 0 ? ` (× ${shown(median(factors))})` : '';
      return `${name} ${shown(median(samples))}${factor}`;
    })
    .join(', ');
}

function spread(samples: readonly number[]): string {
  if (samples.length < 2) return '';
  return `${shown(Math.min(...samples))} to ${shown(Math.max(...samples))}`;
}

/** Three significant digits are more than a noisy machine gives. */
function shown(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return String(Number(value.toFixed(digits)));
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}
