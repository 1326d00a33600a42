import { createParser } from 'eventsource-parser';

interface Chunk {
  readonly choices?: readonly { readonly delta?: { readonly content?: string } }[];
}

/** The pieces of text of one completion, with the least that any client has to do for them. */
export async function* streamText(question: string): AsyncGenerator<string, void, undefined> {
  const response = await fetch(`${process.env['BENCH_ENDPOINT'] ?? ''}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      model: 'anthropic/claude-3-haiku',
      stream: true,
      messages: [{ role: 'user', content: question }],
    }),
  });
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  const parser = createParser({
    onEvent: ({ data }) => {
      if (data === '[DONE]') return;
      const piece = (JSON.parse(data) as Chunk).choices?.[0]?.delta?.content;
      if (piece) pieces.push(piece);
    },
  });
  const reader = response.body?.getReader();
  for (;;) {
    const read = await reader?.read();
    if (!read || read.done) return;
    parser.feed(decoder.decode(read.value, { stream: true }));
    yield* pieces.splice(0);
  }
}
