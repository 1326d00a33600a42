import { haikuIds } from './era';
import { isWithdrawn } from './catalogue';
import type { Settings } from './settings';

/** An entry of the deprecations feed. */
export interface Deprecation {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly status: 'deprecated' | 'superseded' | 'withdrawn';
  readonly deprecated_at: string | null;
  readonly shutdown_at: string | null;
  readonly replaced_by: string | null;
  readonly reason: string | null;
}

const fixed: readonly Deprecation[] = [
  {
    id: 'standin/old-name',
    aliases: ['old-name'],
    status: 'superseded',
    deprecated_at: '2026-03-01',
    shutdown_at: null,
    replaced_by: 'gpt-4o',
    reason: 'consolidated',
  },
  {
    id: 'standin/leaving',
    aliases: [],
    status: 'deprecated',
    deprecated_at: '2026-05-01',
    shutdown_at: '2026-12-31',
    replaced_by: null,
    reason: 'unknown',
  },
];

/** The feed: what the era and the settings withdraw, and two entries of the other kinds. */
export function deprecations(settings: Settings, query: URLSearchParams): Deprecation[] {
  const ids = new Set([...settings.withdrawn, ...haikuIds]);
  const withdrawn = [...ids]
    .filter((id) => isWithdrawn(id, settings))
    .map((id): Deprecation => ({
      id,
      aliases: id.includes('/') ? [id.slice(id.indexOf('/') + 1)] : [],
      status: 'withdrawn',
      deprecated_at: '2026-04-01',
      shutdown_at: '2026-04-22',
      replaced_by: 'anthropic/claude-haiku-4.5',
      reason: 'provider_delisted',
    }));
  const all = [...withdrawn, ...fixed];
  const status = query.get('status');
  const known = all.some((entry) => entry.status === status);
  const since = query.get('since');
  return all
    .filter((entry) => !known || entry.status === status)
    .filter((entry) => !since || (entry.deprecated_at ?? '') >= since);
}
