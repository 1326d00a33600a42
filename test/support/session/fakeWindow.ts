import type { Trouble } from '../../../src/core/journal/chatJournal';
import { Chats } from '../../../src/core/session/chats';
import type { ChatsPorts } from '../../../src/core/session/chats';
import type { Session } from '../../../src/core/session/session';
import { ManualClock } from '../journal/manualClock';
import { MemoryFiles } from '../journal/memoryFiles';
import { FakePorts } from './fakePorts';

/** One window. */
export class FakeWindow extends FakePorts implements ChatsPorts {
  override readonly writer: string;
  readonly files: MemoryFiles;
  readonly troubles: Trouble[] = [];
  readonly damaged: string[] = [];
  readonly chats: Chats;

  constructor(files = new MemoryFiles(), writer = 'w', clock = new ManualClock()) {
    super();
    this.clock = clock;
    this.files = files;
    this.writer = writer;
    this.newId = () => crypto.randomUUID();
    this.chats = new Chats(this);
  }

  shown: Session | undefined;

  isShown = (session: Session): boolean => session === this.shown;

  onTrouble(trouble: Trouble): void {
    this.troubles.push(trouble);
  }

  onDamaged(chatId: string): void {
    this.damaged.push(chatId);
  }
}
