import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { emptyConversation, reduceAll } from '../../../src/core/conversation/conversation';
import type { Conversation } from '../../../src/core/conversation/conversation';
import { isOfDraft } from '../../../src/core/conversation/event';
import type { ConversationEvent, Draft } from '../../../src/core/conversation/event';
import { isWritten } from '../../../src/core/conversation/perWindow';
import { ChatFollower } from '../../../src/core/journal/chatFollower';
import { ChatJournal } from '../../../src/core/journal/chatJournal';
import { readChat } from '../../../src/core/journal/readChat';
import { Session } from '../../../src/core/session/session';
import { ManualClock, settled } from '../../support/journal/manualClock';
import { MemoryFiles } from '../../support/journal/memoryFiles';
import { drafted, start, typed } from '../../support/journal/sampleEvents';
import { FakePorts } from '../../support/session/fakePorts';

const chat = 'chat';

/** A chat that is open in a window, as far as drafts go. */
class Window {
  readonly session: Session;
  readonly journal: ChatJournal;
  readonly #follower: ChatFollower;

  private constructor(
    ports: WindowPorts,
    files: MemoryFiles,
    { conversation, read }: Awaited<ReturnType<typeof readChat>>,
  ) {
    this.journal = new ChatJournal(files, chat, ports.writer, ports.clock);
    this.#follower = new ChatFollower(files, chat, ports.writer, read);
    this.session = new Session(conversation, ports);
    ports.record = (event) => {
      this.journal.record(event);
      ports.recorded.push(event);
    };
  }

  static async open(ports: WindowPorts, files: MemoryFiles): Promise<Window> {
    return new Window(ports, files, await readChat(files, chat));
  }

  async follow(): Promise<void> {
    this.session.merge(await this.#follower.look());
  }

  async close(): Promise<void> {
    await this.journal.flush();
    await this.journal.dispose();
  }
}

class WindowPorts extends FakePorts {
  override readonly writer: string;
  override record: (event: ConversationEvent) => void = () => undefined;

  constructor(writer: string, clock: ManualClock) {
    super();
    this.writer = writer;
    this.clock = clock;
  }
}

const acts = fc.array(
  fc.record({
    window: fc.nat(1),
    act: fc.constantFrom(
      ...(['type', 'type', 'type', 'attach', 'detach', 'clear', 'follow', 'flush'] as const),
      ...(['compact', 'refuse', 'allow', 'wait', 'putBack', 'another'] as const),
    ),
    by: fc.nat(1500),
  }),
  { maxLength: 60, size: 'max' },
);

/** What is half written, by the window that wrote it; that one wrote nothing need not be kept. */
function draftsOf({ drafts, draft }: Conversation) {
  const written = [...drafts].filter(([, { value }]) => isWritten(value));
  const kept = written.map(([writer, { value, stamp, over }]) => ({
    ...{ writer, text: value.text, at: stamp.at, over },
    attached: value.attachments.map(({ id }) => id),
  }));
  const all = { text: draft.value.text, attached: draft.value.attachments.map(({ id }) => id) };
  return { all, kept: kept.sort((a, b) => (a.writer < b.writer ? -1 : 1)) };
}

describe('half-written messages', () => {
  it('are on the disk what they would be if each change were written whole', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (steps) => {
        const files = new MemoryFiles();
        const clock = new ManualClock();
        const whole: ConversationEvent[] = [];
        let [writers, notes] = [0, 0];
        const open = async (): Promise<Window> => {
          const ports = new WindowPorts(`w${writers++}`, clock);
          const window = await Window.open(ports, files);
          window.session.listen((event) => {
            if (event.type !== 'conversation' || event.elsewhere || !isOfDraft(event.event)) return;
            const kept = window.session.conversation.drafts.get(ports.writer);
            assert.ok(kept);
            const { value: draft, stamp, over } = kept;
            whole.push({ type: 'draft', draft, stamp, ...(over && { over }) });
          });
          return window;
        };
        const current = [await open(), await open()];
        for (const { window: at, act, by } of steps) {
          const window = current[at];
          assert.ok(window);
          const { session, journal } = window;
          const draft = session.conversation.draft.value;
          const set = (change: Partial<Draft>) => session.setDraft({ ...draft, ...change });
          if (act === 'type') set({ text: `${draft.text}${'abc '[by % 4] ?? ''}` });
          else if (act === 'attach') {
            const note = { id: `x${notes++}`, kind: 'text', label: 'Note', text: 'n' } as const;
            set({ attachments: [...draft.attachments, note] });
          } else if (act === 'detach') set({ attachments: draft.attachments.slice(1) });
          else if (act === 'clear') set({ text: '', attachments: [] });
          else if (act === 'follow') await window.follow();
          else if (act === 'flush') await journal.flush();
          else if (act === 'compact') await journal.compact();
          else if (act === 'refuse') files.refusal = 'full';
          else if (act === 'allow') files.refusal = undefined;
          else if (act === 'wait') await clock.pass(by);
          else if (act === 'putBack') clock.putBack(by);
          else {
            files.refusal = undefined;
            await window.close();
            current[at] = await open();
          }
          await settled();
        }
        files.refusal = undefined;
        for (const window of current) await window.close();
        const { conversation } = await readChat(files.survivor(), chat);
        // A folder is made for nothing less than what a person would miss.
        if (files.names.length === 0) return;
        const meant = reduceAll(emptyConversation(chat), whole);
        assert.deepEqual(draftsOf(conversation), draftsOf(meant));
      }),
      { numRuns: 300 },
    );
  });

  it('do not get back what was taken out where the file that says so is lost', () => {
    const picture = { id: 'x', kind: 'image', label: 'shot.png', text: 'aGk=' } as const;
    const attached = drafted('look', start, 'w', [picture]);
    const removed = drafted('look', start + 1);
    const after = typed('look here', start + 2, start + 1);
    const told = (...events: readonly ConversationEvent[]) => {
      const { value } = reduceAll(emptyConversation(chat), events).draft;
      return [value.text, value.attachments.length];
    };
    assert.deepEqual(told(attached, removed, after), ['look here', 0]);
    assert.deepEqual(told(attached, after), ['look here', 0]);
    assert.deepEqual(told(after, attached), ['look here', 0]);
    const still = typed('look here', start + 2, start);
    assert.deepEqual(told(still), ['look here', 0]);
    for (const order of [
      [attached, still],
      [still, attached],
      [still, attached, attached],
    ]) {
      assert.deepEqual(told(...order), ['look here', 1]);
    }
  });
});
