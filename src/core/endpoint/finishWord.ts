import type { Finish } from './reply';

const words: ReadonlyMap<string, Finish> = new Map([
  ['stop', 'stop'],
  ['end_turn', 'stop'],
  ['stop_sequence', 'stop'],
  ['length', 'length'],
  ['max_tokens', 'length'],
  ['model_length', 'length'],
  ['tool_calls', 'toolCalls'],
  ['tool_use', 'toolCalls'],
  ['function_call', 'toolCalls'],
  ['content_filter', 'filtered'],
  ['refusal', 'filtered'],
  ['error', 'error'],
]);

/** What a finish word means (ENDPOINT: finish words); an unknown one is a normal end. */
export function finishOf(word: string): Finish {
  return words.get(word.toLowerCase()) ?? 'stop';
}
