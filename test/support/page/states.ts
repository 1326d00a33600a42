import { markdownTour, mathTour, shortAnswer } from './replies';

/** An otherwise empty chat. */
export const frame = {
  chatId: 'chat-1',
  title: '',
  model: { id: 'anthropic/claude-3-haiku', label: 'Claude 3 Haiku' },
  busy: false,
  queue: [] as readonly { id: string; text: string; editable: boolean }[],
  context: [] as readonly Entry[],
  endpoint: { host: 'api.aimlapi.com', standIn: false, key: 'set' as 'set' | 'missing' },
  sendKey: 'enter' as 'enter' | 'modEnter',
  fontSize: 0,
};

type Frame = typeof frame;

interface Entry {
  readonly id: string;
  readonly kind: 'selection' | 'history' | 'file';
  readonly label: string;
  readonly detail: string;
  readonly tokens: number;
  readonly opens: boolean;
}

/** When everything in these states happens, ms since the epoch. */
export const noon = 1_790_000_000_000;

export const selection: Entry = {
  id: 'selection',
  kind: 'selection',
  label: 'src/booking/overlap.ts',
  detail: '12–48',
  tokens: 412,
  opens: true,
};

export const history: Entry = {
  id: 'history',
  kind: 'history',
  label: '12 earlier messages',
  detail: '',
  tokens: 3100,
  opens: false,
};

const alone = { index: 1, count: 1 };

export function question(id: string, text: string, context: readonly Entry[] = []) {
  return {
    role: 'user' as const,
    id,
    text,
    purpose: 'chat' as const,
    context,
    branch: alone,
    at: noon,
  };
}

const finished = {
  role: 'assistant' as const,
  reasoning: '',
  state: 'complete' as const,
  meta: ['Claude 3 Haiku', '2.1 s', '1,204 tokens', '$0.0011'],
  continues: false,
  branch: alone,
  at: noon,
};

export function reply(id: string, text: string) {
  return { ...finished, id, text };
}

const draft = { text: '', selection: [0, 0] as const, attachments: [] };

function chat<T>(turns: readonly T[], changed: Partial<Frame> = {}, earlier = 0) {
  return { frame: { ...frame, ...changed }, turns, earlier, later: 0, draft, draftAt: 0 };
}

const titled = { title: 'Finding overlapping bookings' };
const asked = question('q1', 'How does this find overlapping bookings, and what does it cost?', [
  selection,
]);
const now = () => Date.now();

/** The states of the page that are worth a look, by name. */
export const states = {
  empty: () => chat([]),
  keyMissing: () => chat([], { endpoint: { ...frame.endpoint, key: 'missing' } }),
  waiting: () =>
    chat(
      [
        asked,
        {
          ...reply('a1', ''),
          state: 'waiting' as const,
          status: 'Waiting for the first word',
          since: now() - 4000,
          meta: [],
        },
      ],
      { ...titled, busy: true },
    ),
  streaming: () =>
    chat(
      [asked, { ...reply('a1', shortAnswer.slice(0, 420)), state: 'streaming' as const, meta: [] }],
      {
        ...titled,
        busy: true,
        queue: [
          {
            id: 'w1',
            editable: true,
            text: 'And now the same in SQL, please, with an index that helps',
          },
        ],
      },
    ),
  tour: () =>
    chat([asked, reply('a1', markdownTour)], { ...titled, context: [selection, history] }),
  math: () => chat([asked, reply('a1', mathTour)], titled),
  answered: () =>
    chat(
      [
        { ...asked, branch: { index: 2, count: 3, previous: 'q0', next: 'q2' } },
        reply('a1', shortAnswer),
      ],
      { ...titled, context: [history] },
    ),
  failed: () =>
    chat(
      [
        asked,
        {
          ...reply('a1', ''),
          state: 'failed' as const,
          meta: [],
          failure: {
            message: 'The account has no credit left for this request.',
            reason: 'You have run out of credits. Top up your balance to continue.',
            status: 402,
            requestId: 'req_9f2c41d07be84a',
            remedies: [
              {
                label: 'Add Credit',
                action: { do: 'openPage' as const, url: 'https://aimlapi.com/app/billing' },
              },
              { label: 'Retry', action: { do: 'retry' as const } },
              { label: 'Select Model', action: { do: 'selectModel' as const } },
            ],
          },
        },
      ],
      titled,
    ),
  retrying: () =>
    chat(
      [
        asked,
        {
          ...reply('a1', ''),
          state: 'retrying' as const,
          status: 'Too many requests at the moment. Attempt 2 of 3 follows.',
          retryAt: now() + 12_000,
          meta: [],
        },
      ],
      { ...titled, busy: true },
    ),
  truncated: () =>
    chat(
      [
        asked,
        {
          ...reply('a1', shortAnswer.slice(0, 300)),
          state: 'truncated' as const,
          status: 'The reply was cut off at the token limit',
        },
      ],
      titled,
    ),
  continued: () =>
    chat(
      [
        asked,
        {
          ...reply('a1', shortAnswer.slice(0, 300)),
          state: 'truncated' as const,
          status: 'The reply was cut off at the token limit',
          continued: true,
        },
        { ...reply('a2', shortAnswer.slice(300)), continues: true },
      ],
      titled,
    ),
  stalled: () =>
    chat(
      [
        asked,
        {
          ...reply('a1', shortAnswer.slice(0, 200)),
          state: 'stalled' as const,
          status: 'Nothing has arrived for a while. Still connected to api.aimlapi.com.',
          since: now() - 14_000,
          meta: [],
        },
      ],
      { ...titled, busy: true },
    ),
  standIn: () =>
    chat([asked, reply('a1', shortAnswer)], {
      ...titled,
      endpoint: { host: '127.0.0.1:4010', standIn: true, key: 'set' },
    }),
  long: () =>
    chat(
      Array.from({ length: 20 }, (_, n) => [
        question(`q${n}`, `Question ${n}: how does part ${n} work?`),
        reply(`a${n}`, `Part ${n} is short.\n\n${shortAnswer}`),
      ]).flat(),
      titled,
      200,
    ),
};

export type StateName = keyof typeof states;
