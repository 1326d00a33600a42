import { MarkdownStream } from '../../core/markdown/stream';
import type { Block } from '../../core/markdown/node';
import { affordable } from './drawingCost';
import { Observable } from './observable';

/** What is read and drawn in one frame; a usual reply fits into one or two. */
const perFrame = 400;

/** What is drawn before somebody asks for more: far beyond what a model writes in one reply. */
const perPart = 10_000;

/**
 * A growing Markdown text and its nodes. Only what draws `blocks` is drawn again when text comes, and
 * of the nodes only those that the text changed are new. Nothing is read as Markdown before `blocks`
 * is asked for: most messages of a long chat never are. Text that would hold the page up is read in
 * slices, one a frame, and a giant one up to a limit that `readMore` raises.
 */
export class ReplyText {
  /** Whether there is any text. */
  readonly some = new Observable(false);
  /** UTF-16 units that are not shown because there is too much of them. */
  readonly left = new Observable(0);
  readonly #nextFrame: (run: () => void) => void;
  #text = '';
  #ended = false;
  #stream: MarkdownStream | undefined;
  /** How much of the text the stream was given, and what that cost. */
  #given = 0;
  #cost = 0;
  #limit = perPart;
  #isStreamEnded = false;
  #isFrameAsked = false;
  #blocks: Observable<readonly Block[]> | undefined;

  constructor(
    text: string,
    ended: boolean,
    nextFrame: (run: () => void) => void = (run) => void requestAnimationFrame(run),
  ) {
    this.#nextFrame = nextFrame;
    this.become(text, ended);
  }

  /** The source. */
  get text(): string {
    return this.#text;
  }

  get blocks(): Observable<readonly Block[]> {
    this.#blocks ??= new Observable(this.#read());
    return this.#blocks;
  }

  append(text: string): void {
    if (text === '') return;
    this.#text += text;
    this.some.set(true);
    // Text after the end: what was read as ended is read again.
    if (this.#isStreamEnded) this.#forget();
    this.#ended = false;
    this.#show();
  }

  /** Takes another text, keeping what is drawn where it only goes on from the present one. */
  become(text: string, ended: boolean): void {
    if (text.startsWith(this.#text)) {
      this.append(text.slice(this.#text.length));
    } else {
      this.#text = text;
      this.#ended = false;
      this.#forget();
      this.some.set(text !== '');
      this.#show();
    }
    if (ended) this.end();
  }

  /** No more text is expected; what was held back as half-formed is shown. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#show();
  }

  /** Shows more of a text that is shown in part. */
  readMore(): void {
    this.#limit += perPart;
    this.#show();
  }

  #forget(): void {
    this.#stream = undefined;
    this.#given = 0;
    this.#cost = 0;
    this.#isStreamEnded = false;
  }

  #show(): void {
    // While slices are on their way, the next frame goes on with whatever there is then.
    if (!this.#isFrameAsked) this.#blocks?.set(this.#read());
  }

  /** Gives the stream what fits into a frame; what is left waits for the next one. */
  #read(): readonly Block[] {
    this.#stream ??= new MarkdownStream();
    const stream = this.#stream;
    if (this.#given < this.#text.length && this.#cost < this.#limit) {
      const { end, cost } = affordable(this.#text, this.#given, perFrame);
      stream.append(this.#text.slice(this.#given, end));
      this.#given = end;
      this.#cost += cost;
    }
    const left = this.#text.length - this.#given;
    if (left > 0 && this.#cost < this.#limit) this.#askFrame();
    else this.left.set(left);
    if (left === 0 && this.#ended && !this.#isStreamEnded) {
      this.#isStreamEnded = true;
      stream.end();
    }
    return stream.blocks;
  }

  #askFrame(): void {
    if (this.#isFrameAsked) return;
    this.#isFrameAsked = true;
    this.#nextFrame(() => {
      this.#isFrameAsked = false;
      this.#show();
    });
  }
}
