import { jsonReply } from './bodyShapes';
import { parseAnswer } from './scriptJson';
import { parseSettings } from './settings';
import type { Script } from './script';
import type { StandIn } from './standIn';

/** Prefix of the routes with which another process steers the stand-in. */
export const controlPrefix = '/__standin/';

/** Performs a control request. A request that makes no sense gets a 400 that says why. */
export function controlScript(
  standIn: StandIn,
  method: string,
  path: string,
  rawBody: string,
): Script {
  const name = path.slice(controlPrefix.length);
  try {
    return jsonReply(perform(standIn, `${method} ${name}`, rawBody), { status: 200 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return jsonReply({ error: reason }, { status: 400 });
  }
}

function perform(standIn: StandIn, action: string, rawBody: string): unknown {
  const json: unknown = rawBody === '' ? undefined : JSON.parse(rawBody);
  const answer = () => parseAnswer(json, (name) => standIn.gate(name));
  const gateName = /^POST gate\/(.+)$/.exec(action)?.[1];
  if (gateName !== undefined) {
    standIn.gate(decodeURIComponent(gateName)).open();
    return { opened: gateName };
  }
  switch (action) {
    case 'GET requests':
      return { requests: standIn.requests, openSockets: standIn.openSockets };
    case 'POST next':
      standIn.next(answer());
      return { queued: standIn.queued };
    case 'POST default':
      standIn.setDefault(json === null ? undefined : answer());
      return {};
    case 'POST route':
      return setRoute(standIn, json);
    case 'POST settings':
      standIn.configure(parseSettings(json));
      return standIn.settings;
    case 'GET settings':
      return standIn.settings;
    case 'POST reset':
      standIn.reset();
      return {};
    default:
      throw new Error(`No control route ${action}`);
  }
}

/** `{"route": "GET /v1/models", "script": {…}}`; a null script takes the answer back. */
function setRoute(standIn: StandIn, json: unknown): unknown {
  if (typeof json !== 'object' || json === null || !('route' in json) || !('script' in json)) {
    throw new TypeError('Needs route and script');
  }
  const { route, script } = json;
  standIn.setRoute(
    String(route),
    script === null ? undefined : parseAnswer(script, (name) => standIn.gate(name)),
  );
  return { route };
}
