import type { Attachment } from '../../core/context/attachment';
import type { Purpose } from '../../core/conversation/turn';

/** What can be written as `/name` at the start of a message. */
export interface SlashCommand {
  /** Without the slash; unique, whatever its case. */
  readonly name: string;
  /** One line for people, in the display language where it is built in; may be empty. */
  readonly description: string;
  /** Who wrote it: this extension, the person's settings, or the open workspace. */
  readonly source: 'builtIn' | 'user' | 'workspace';
}

/** What is sent for `/name rest`, or why nothing can be. */
export type Expansion =
  | {
      readonly ok: true;
      /** The question, with every placeholder filled. */
      readonly text: string;
      /** What goes along beside what is attached to the message already; fresh snapshots. */
      readonly attachments: readonly Attachment[];
      readonly purpose: Purpose;
      /**
       * True for what the open workspace wrote: it goes into the box, with its attachments, to be
       * looked at; nothing is sent before the person sends that.
       */
      readonly showFirst: boolean;
    }
  /**
   * `message`: what is wrong, for the person, in the display language; empty where they cancelled or
   * have been told already.
   */
  | { readonly ok: false; readonly message: string };

/** All slash commands: built-in ones, the person's own, and those of a trusted workspace. */
export interface SlashCommands {
  /** In the order in which they are offered; read anew each time, since files change. */
  list(): Promise<readonly SlashCommand[]>;
  /**
   * What `/name rest` asks for; `name` without the slash, `rest` what was written behind it. Nothing
   * is sent by this, and nothing of the editor is read before the person calls for it. Never rejects
   * for an unknown name or a template that is wrong: those are said in `message`. Where something is
   * `attached` to the message already, a built-in command is about that and takes nothing more.
   */
  expand(name: string, rest: string, attached: readonly Attachment[]): Promise<Expansion>;
}
