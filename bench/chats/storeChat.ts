import path from 'node:path';
import { encodeRecord } from '../../src/core/journal/record';
import { encodeSegment } from '../../src/core/journal/segment';
import { NodeFiles } from '../../test/support/journal/nodeFiles';
import { asked, began, delta, ended, openReply } from '../../test/support/journal/sampleEvents';
import { question, replyEnd, start } from '../../test/support/journal/sampleEvents';
import { chatMessages } from './chatMessages';

const pieceBytes = 1 << 20;

/** The title under which the chat with so many messages, or a copy of it, stands in the history. */
export function chatTitle(count: number, copy: number): string {
  return `Chat of ${count} messages, copy ${copy}`;
}

/** Where the extension keeps its chats. */
export function storageFolder(userDataDir: string): string {
  return path.join(userDataDir, 'User/globalStorage/aimlapi-community.aimlapi-chat');
}

/** Writes chats into the storage of an editor that does not run. */
export class ChatStorage {
  readonly #files: NodeFiles;

  constructor(userDataDir: string) {
    this.#files = new NodeFiles(storageFolder(userDataDir), pieceBytes);
  }

  /**
   * Stores a chat; its first question, and so its title, is `title`. One with a greater `youth` stands
   * further up in the history.
   */
  async store(id: string, title: string, texts: readonly string[], youth = 0): Promise<void> {
    const pairs = Math.floor(texts.length / 2);
    const when = { at: start + youth };
    const events = Array.from({ length: pairs }, (_, at) => {
      const q = `${id}q${at}`;
      const a = `${id}a${at}`;
      const text = at === 0 ? title : (texts[2 * at] ?? '');
      return [
        asked(question(q, at === 0 ? null : `${id}a${at - 1}`, { text, ...when })),
        began(openReply(a, q, when)),
        delta(a, 0, texts[2 * at + 1] ?? ''),
        ended(replyEnd(a, q, when)),
      ];
    }).flat();
    const stored = events.map((event) => encodeRecord(event).stored);
    await this.#files.create(`chats/${id}/bench-00000001.seg`, encodeSegment(stored));
  }

  /** Chats of so many messages under `chatTitle(count, 1)` and so on, one copy like the other. */
  async storeLong(count: number, copies = 1): Promise<void> {
    for (let copy = 1; copy <= copies; copy++) {
      await this.store(`long${count}-${copy}`, chatTitle(count, copy), chatMessages(count));
    }
  }
}
