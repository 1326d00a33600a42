import type { Attachment } from '../../core/context/attachment';
import type { IconName } from '../../protocol/iconName';

/**
 * Something that can go along with a question. The button "Attach…", a `#` mention in the composer
 * and the prompts' placeholders all take from the same sources.
 */
export interface ContextSource {
  /** What is typed after `#`, in the person's and the model's language alike: "selection". */
  readonly name: string;
  /** For people, translated: "Selection". */
  readonly title: string;
  readonly icon: IconName;
  /** What it would take now, or why it cannot: "src/a.ts, lines 3-8". */
  readonly detail?: string;
  /** False where this host, workspace or moment lacks it; `detail` then says why. */
  available(): boolean;
  /**
   * A snapshot taken now; empty where the person cancelled or there is nothing, which has been said
   * to them. `argument`: what was typed after the name, as in `#file:src/a.ts`; each source says
   * what it understands, and asks where it is left out.
   */
  take(argument?: string): Promise<readonly Attachment[]>;
}
