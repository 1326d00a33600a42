import { parseArgs } from 'node:util';
import { isEra } from './standin/era';
import { startStandIn } from './standin/standIn';

/*
 * The stand-in endpoint on its own:
 *
 *   node out/test/support/standIn.main.mjs [--port 8787] [--host 127.0.0.1] [--era origin] [--strict] [--no-key]
 */

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8787' },
    host: { type: 'string', default: '127.0.0.1' },
    era: { type: 'string', default: 'origin' },
    strict: { type: 'boolean', default: false },
    'no-key': { type: 'boolean', default: false },
  },
});
if (!isEra(values.era)) throw new Error(`No era ${values.era}: origin, A, B, C or today`);

const standIn = await startStandIn({
  port: Number(values.port),
  host: values.host,
  era: values.era,
  strict: values.strict,
  requireKey: !values['no-key'],
});
console.log(`Stand-in endpoint (not a model): ${standIn.baseUrl}`);
console.log('Key: standin-key. Say "/standin help" to it. Ctrl+C ends it.');
