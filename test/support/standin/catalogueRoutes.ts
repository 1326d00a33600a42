import { errorReply } from './errorBodies';
import { jsonReply } from './bodyShapes';
import { eraFacts } from './era';
import { findModel, listedModels, rowsOf, weakTag } from './catalogue';
import { extrasOf, matchesQuery } from './catalogueQuery';
import { deprecations } from './deprecations';
import { withHeaders, type Script } from './script';
import type { RecordedRequest } from './requestLog';
import type { Settings } from './settings';

/** The answer of a catalogue route, which needs no key; undefined if the path is not one. */
export function catalogueScript(request: RecordedRequest, settings: Settings): Script | undefined {
  if (request.method !== 'GET') return undefined;
  const query = new URLSearchParams(request.query);
  if (/^\/(api\/v1|v1)?\/?models\/deprecat(ions|ed)$/.test(request.path)) {
    return feed(request, settings, query);
  }
  if (/^(\/api\/v1|\/v1)?\/models$/.test(request.path)) return list(request, settings, query);
  if (request.path.startsWith('/model/')) return oneModel(request, settings, query);
  return undefined;
}

function list(request: RecordedRequest, settings: Settings, query: URLSearchParams): Script {
  const extras = extrasOf(query);
  const data = listedModels(settings)
    .filter((model) => matchesQuery(model, query))
    .flatMap((model) => rowsOf(model, settings, extras));
  const body = { object: 'list', data };
  return cached(request, jsonReply(body), weakTag(JSON.stringify(body)), 60);
}

function oneModel(request: RecordedRequest, settings: Settings, query: URLSearchParams): Script {
  const id = decodeURIComponent(request.path.slice('/model/'.length));
  const model = findModel(id, settings);
  const row = model && rowsOf(model, settings, extrasOf(query))[0];
  if (row) return jsonReply({ object: 'model', data: row }, { status: 200 });
  return errorReply('modelUnknown', {
    envelope: eraFacts(settings.era).envelope,
    path: request.path,
    message: `Model ${id} was not found`,
  });
}

function feed(request: RecordedRequest, settings: Settings, query: URLSearchParams): Script {
  const data = deprecations(settings, query);
  const body = { object: 'list', generated_at: new Date().toISOString(), data };
  return cached(request, jsonReply(body), weakTag(JSON.stringify(data)), 300);
}

function cached(request: RecordedRequest, full: Script, tag: string, seconds: number): Script {
  const headers = { etag: tag, 'cache-control': `public, max-age=${seconds}` };
  const unchanged = request.headers['if-none-match'] === tag;
  return unchanged
    ? { status: 304, headers, steps: [] }
    : { ...withHeaders(full, headers), status: 200 };
}
