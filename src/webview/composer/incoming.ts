import { textOf } from '../../core/context/textBytes';
import type { Completion } from '../../protocol/completion';
import { fill } from '../../protocol/strings';
import type { Page } from '../page';
import type { Attachable } from '../requests';
import { Observable } from '../state/observable';
import { fitImage } from './fitImage';
import type { FittedImage } from './fitImage';

/** A larger text is not taken over, bytes. */
const mostBytes = 18_000_000;

/** A remark on an entry of the list "Context", shown as long as that stands there. */
export interface Note {
  readonly entry: string;
  readonly text: string;
  /** The text that can still be put in the box instead. */
  readonly plain?: string;
}

type Without<T> = T extends unknown ? Omit<T, 'chatId'> : never;

/** What comes into a message besides typing: what is picked, pasted or dropped. */
export class Incoming {
  /** What could not go along, in words. */
  readonly trouble = new Observable<string | undefined>(undefined);
  readonly note = new Observable<Note | undefined>(undefined);
  readonly #page: Pick<Page, 'requests' | 'store' | 'words'>;

  constructor(page: Pick<Page, 'requests' | 'store' | 'words'>) {
    this.#page = page;
  }

  /** Takes what was picked from the list of completions. */
  async accept({ id, unavailable, detail }: Completion): Promise<void> {
    if (unavailable) this.trouble.set(detail);
    else await this.#attach({ type: 'accept', id });
  }

  /** Lets a long text go along that was pasted. */
  async pasteText(text: string): Promise<void> {
    const entry = await this.#attach({ type: 'attachText', text, name: '' });
    if (entry === undefined) return;
    this.note.set({ entry, text: this.#page.words.pastedText, plain: text });
  }

  /** Takes files that the system handed over; what they are is seen by their contents. */
  async addFiles(files: readonly File[]): Promise<void> {
    const refused: string[] = [];
    for (const file of files) {
      const problem = await this.#addFile(file);
      if (problem !== undefined) refused.push(problem);
    }
    if (refused.length > 0) this.trouble.set(refused.join(' '));
  }

  /** Files that VS Code named: the host reads them. */
  async addUris(uris: readonly string[]): Promise<void> {
    await this.#attach({ type: 'attachUris', uris: [...uris] });
  }

  /** What it could not do with the file, in words. */
  async #addFile(file: File): Promise<string | undefined> {
    const { words } = this.#page;
    const name = file.name;
    if (file.type.startsWith('image/') && file.type !== 'image/svg+xml') {
      const image = await fitImage(file);
      if (!image) return fill(words.notReadable, name || words.image);
      // The clipboard calls every picture by the same name.
      await this.#addImage(image, /^image\.\w+$/.test(name) ? '' : name);
      return undefined;
    }
    if (file.size > mostBytes) return fill(words.tooLarge, name);
    let bytes: Uint8Array;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
    } catch {
      return fill(words.notReadable, name);
    }
    const text = textOf(bytes);
    if (text === undefined) return fill(words.notText, name);
    await this.#attach({ type: 'attachText', text, name });
    return undefined;
  }

  async #addImage(image: FittedImage, name: string): Promise<void> {
    const { base64, mimeType, width, height, was } = image;
    const entry = await this.#attach({
      type: 'attachImage',
      base64,
      mimeType,
      width,
      height,
      name,
    });
    if (entry === undefined || !was) return;
    const [from, to] = [`${was.width} × ${was.height}`, `${width} × ${height}`];
    this.note.set({ entry, text: fill(this.#page.words.madeSmaller, from, to) });
  }

  /** The id of the new entry; undefined where there is none, which has been said. */
  async #attach(what: Without<Attachable>): Promise<string | undefined> {
    const { requests, store } = this.#page;
    const chatId = store.frame.value?.chatId;
    if (chatId === undefined) return undefined;
    const answer = await requests.attach({ ...what, chatId });
    this.trouble.set(answer.ok ? undefined : answer.message);
    return answer.ok ? answer.value[0] : undefined;
  }
}
