import { randomUUID } from 'node:crypto';
import { accountScript } from './accountRoutes';
import { catalogueScript } from './catalogueRoutes';
import { admit } from './completionRoute';
import { directiveScript } from './directive';
import { eraFacts } from './era';
import { errorReply } from './errorBodies';
import { directiveIn, lastUserText } from './lastMessage';
import { personaReply } from './persona/persona';
import { completionPaths, type RecordedRequest } from './requestLog';
import { preflightHeaders } from './respondHeaders';
import { scriptFor, withHeaders, type CompletionRequest, type Script } from './script';
import type { StandIn } from './standIn';

/** The script that answers a request. */
export function answerFor(standIn: StandIn, recorded: RecordedRequest): Script {
  const { settings } = standIn;
  const routed = standIn.routeScript(recorded.method, recorded.path);
  if (routed) return scriptFor(routed, bareRequest(standIn, recorded));
  if (recorded.tooLarge) return errorReply('tooLarge');
  if (recorded.method === 'OPTIONS') return { status: 204, headers: preflightHeaders, steps: [] };
  if (recorded.method === 'POST' && completionPaths.has(recorded.path)) {
    return completion(standIn, recorded);
  }
  return (
    catalogueScript(recorded, settings) ??
    accountScript(recorded, settings) ??
    errorReply('notFound', {
      envelope: 'E1',
      path: recorded.path,
      message: `Cannot ${recorded.method} ${recorded.path}`,
    })
  );
}

function completion(standIn: StandIn, recorded: RecordedRequest): Script {
  const admitted = admit(recorded, standIn.settings);
  const script =
    'failure' in admitted ? admitted.failure : inference(standIn, recorded, admitted.request);
  if (script.bare) return script;
  return withHeaders(script, { 'x-inference-id': randomUUID(), ...script.headers });
}

/** Queued script, then directive, then default, then the persona. */
function inference(
  standIn: StandIn,
  recorded: RecordedRequest,
  request: CompletionRequest,
): Script {
  const taken = standIn.takeScript();
  if (taken) return scriptFor(taken, request);
  const directive = directiveOf(request);
  if (directive !== undefined) {
    const repeats = standIn.completions.filter(
      (other) => other.index < recorded.index && other.rawBody === recorded.rawBody,
    ).length;
    const script = directiveScript(directive, request, repeats);
    if (script) return script;
  }
  return personaReply(request);
}

/** The directive of a request: header `x-standin`, query `standin`, model suffix or message. */
function directiveOf(request: CompletionRequest): string | undefined {
  const { headers, query } = request.recorded;
  const header = headers['x-standin'];
  if (typeof header === 'string') return header;
  const parameter = new URLSearchParams(query).get('standin');
  if (parameter !== null) return parameter;
  if (request.suffix !== '') return request.suffix;
  return directiveIn(lastUserText(request.body));
}

/** A request of any route in the form scripts look at. */
function bareRequest({ settings }: StandIn, recorded: RecordedRequest): CompletionRequest {
  const { body } = recorded;
  const fields =
    typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>) : {};
  const { model, stream } = fields as { model?: unknown; stream?: unknown };
  return {
    recorded,
    body: fields,
    model: typeof model === 'string' ? model : '',
    suffix: '',
    stream: stream === true,
    maxTokens: eraFacts(settings.era).defaultMaxTokens,
    era: settings.era,
    pace: settings.pace,
  };
}
