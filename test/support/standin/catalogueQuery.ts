import type { CatalogueModel } from './catalogueModels';
import type { Extra } from './catalogue';

const all: readonly Extra[] = ['pricing', 'modalities', 'capabilities'];

/** The blocks asked for with `include` or `details=true`. Unknown values are ignored. */
export function extrasOf(query: URLSearchParams): ReadonlySet<Extra> {
  const asked = valuesOf(query, 'include');
  if (asked.includes('all') || query.get('details') === 'true') return new Set(all);
  return new Set(all.filter((extra) => asked.includes(extra)));
}

/** Values of one parameter, repeated or separated by commas, in lower case. */
function valuesOf(query: URLSearchParams, name: string): string[] {
  return query
    .getAll(name)
    .flatMap((value) => value.split(','))
    .map((value) => value.trim().toLowerCase())
    .filter((value) => value !== '');
}

const filters: Readonly<Record<string, (model: CatalogueModel) => readonly string[]>> = {
  id: (model) => [model.id, ...model.aliases],
  type: (model) => model.types,
  modalities: (model) => [...model.input, ...model.output],
  input_modalities: (model) => model.input,
  output_modalities: (model) => model.output,
  capabilities: (model) => model.capabilities,
};

/** Whether the model passes the filters: any value of a parameter, all the parameters. */
export function matchesQuery(model: CatalogueModel, query: URLSearchParams): boolean {
  return Object.entries(filters).every(([name, read]) => {
    const wanted = valuesOf(query, name);
    if (wanted.length === 0) return true;
    return read(model).some((value) => wanted.includes(value.toLowerCase()));
  });
}
