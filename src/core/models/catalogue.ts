import * as v from 'valibot';
import { builtInModels } from './builtInModels';
import type { Model } from './model';
import { parseRow } from './modelItem';
import type { ModelRow } from './modelItem';

/** The models of one endpoint as they were told, to be kept and asked for again by `etag`. */
export interface Catalogue {
  /** Base URL of the endpoint that it belongs to. */
  readonly base: string;
  readonly models: readonly Model[];
  readonly etag?: string;
  /** When it was confirmed last, ms since the epoch; 0 for a built-in one. */
  readonly fetchedAt: number;
}

/** What can be chosen before anything was told, or offline. */
export function builtInCatalogue(base: string): Catalogue {
  return { base, models: builtInModels, fetchedAt: 0 };
}

const listSchema = v.union([
  v.array(v.unknown()), // Together
  v.pipe(
    v.object({ data: v.array(v.unknown()) }), // AI/ML API, OpenAI and all who follow it
    v.transform(({ data }) => data),
  ),
  v.pipe(
    v.object({ models: v.array(v.unknown()) }), // Ollama's own list
    v.transform(({ models }) => models),
  ),
]);

/** Chat models of a list in any known form, each once; undefined when the value is no list. */
export function parseModels(value: unknown): readonly Model[] | undefined {
  const list = v.safeParse(listSchema, value);
  if (!list.success) return undefined;
  const rows = list.output.flatMap((item) => parseRow(item) ?? []);
  const media = new Set(rows.filter(({ isMedia }) => isMedia).map(({ model }) => model.id));
  return mergeTwins(rows.filter((row) => row.isChat && !media.has(row.model.id)));
}

/** Rows of one model (same id, or one the alias of the other) become one. */
function mergeTwins(rows: readonly ModelRow[]): readonly Model[] {
  const groups: [Model, ...Model[]][] = [];
  const places = new Map<string, number>();
  for (const { model } of rows) {
    const keys = [model.id, ...model.aliases].map((id) => id.toLowerCase());
    const place = keys.flatMap((key) => places.get(key) ?? [])[0] ?? groups.length;
    const group = groups[place];
    if (group) group.push(model);
    else groups.push([model]);
    for (const key of keys) if (!places.has(key)) places.set(key, place);
  }
  return groups.map(mergeAll);
}

/** One set of names for the whole group: a list that repeats itself must not take quadratic time. */
function mergeAll(group: readonly [Model, ...Model[]]): Model {
  const [first, ...others] = group;
  if (others.length === 0) return first;
  const names = new Set(group.flatMap(({ id, aliases }) => [id, ...aliases]));
  names.delete(first.id);
  return { ...others.reduce(mergeTwo, first), aliases: [...names] };
}

/** The earlier row speaks first, the later one fills what it left open. */
function mergeTwo(a: Model, b: Model): Model {
  return {
    ...b,
    ...a,
    name: a.name === a.id ? b.name : a.name,
    ...((a.tools ?? b.tools) !== undefined && { tools: a.tools === true || b.tools === true }),
  };
}
