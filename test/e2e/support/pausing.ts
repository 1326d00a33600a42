import { at, type Gate, type Script } from '../../support/standin/script';
import { streamReply } from '../../support/standin/streamVariants';

/** A streamed reply that waits at the gate when its first piece is out. */
export function pausing(pieces: readonly string[], gate: Gate): Script {
  const [first = ''] = pieces;
  const script = streamReply('haiku', pieces);
  const decoder = new TextDecoder();
  const written = script.steps.findIndex(
    (step) => step.do === 'write' && decoder.decode(step.bytes).includes(JSON.stringify(first)),
  );
  const steps = [...script.steps];
  steps.splice(written + 1, 0, at(gate));
  return { ...script, steps };
}
