import type { AttachmentKind, Range } from '../core/context/attachment';
import type { Draft } from '../core/conversation/event';
import type { Purpose, TurnId } from '../core/conversation/turn';

/** How a message stands, as the page shows it in `data-state` (DESIGN: names of the page). */
export type DisplayState =
  | 'waiting'
  | 'streaming'
  | 'stalled'
  | 'retrying'
  | 'complete'
  | 'stopped'
  | 'truncated'
  | 'failed';

export interface UserTurnView {
  readonly role: 'user';
  readonly id: TurnId;
  readonly text: string;
  readonly purpose: Purpose;
  /** What went along with it. */
  readonly context: readonly ContextEntry[];
  readonly branch: BranchView;
  /** ms since the epoch. */
  readonly at: number;
}

export interface AssistantTurnView {
  readonly role: 'assistant';
  readonly id: TurnId;
  readonly text: string;
  readonly reasoning: string;
  readonly state: DisplayState;
  /** What is happening, in words, while it is not complete; the page adds time and countdown. */
  readonly status?: string;
  /** When the present state began, ms since the epoch: elapsed time is shown where a person waits. */
  readonly since?: number;
  /** While `retrying`: when the next attempt starts, ms since the epoch. */
  readonly retryAt?: number;
  readonly failure?: FailureView;
  /** Quiet line below a finished reply, already worded: model, time, tokens, cost. */
  readonly meta: readonly string[];
  /** The one file that the question was about: where "Apply" would go. */
  readonly appliesTo?: string;
  /** True when it goes on from the cut-off reply before it. */
  readonly continues: boolean;
  /** True when another reply goes on from this one: there is nothing to mend here any more. */
  readonly continued?: boolean;
  /** The one piece of code that it is about: lines that it names are lines of this. */
  readonly code?: { readonly attachmentId: string; readonly range: Range };
  /** Quick choices for a further question, once it is complete. */
  readonly followUps?: readonly FollowUp[];
  readonly branch: BranchView;
  readonly at: number;
}

/** How deep a further explanation goes. */
export type Depth = 'oneLine' | 'walkThrough' | 'risks';

export interface FollowUp {
  readonly depth: Depth;
  readonly label: string;
}

export type TurnView = UserTurnView | AssistantTurnView;

/** Which of several answers (or wordings of a question) is shown; ids to step to the others. */
export interface BranchView {
  readonly index: number;
  readonly count: number;
  readonly previous?: TurnId;
  readonly next?: TurnId;
}

/** A failure in words, with the buttons that mend it. */
export interface FailureView {
  /** What happened, one sentence. */
  readonly message: string;
  /** The server's own reason. */
  readonly reason?: string;
  /** HTTP status of the answer, where there was one. */
  readonly status?: number;
  readonly requestId?: string;
  readonly remedies: readonly Remedy[];
}

/** A button below a failure; `action` goes back to the host as it is. */
export interface Remedy {
  readonly label: string;
  readonly action: RemedyAction;
}

export type RemedyAction =
  | { readonly do: 'retry' }
  | { readonly do: 'continue' }
  | { readonly do: 'setApiKey' }
  | { readonly do: 'selectModel' }
  /** Switch to this model and ask again: only ever by this click. */
  | { readonly do: 'useModel'; readonly model: string }
  | { readonly do: 'openSettings'; readonly setting: string }
  | { readonly do: 'openPage'; readonly url: string }
  | { readonly do: 'showLog' }
  | { readonly do: 'testConnection' }
  | { readonly do: 'newChat' }
  | { readonly do: 'copyRequestId'; readonly requestId: string };

/** Something that goes, or went, along with a question. */
export interface ContextEntry {
  readonly id: string;
  readonly kind: AttachmentKind | 'history';
  /** Name, such as a file's path. */
  readonly label: string;
  /** Line range, language or size, worded. */
  readonly detail: string;
  /** Estimated tokens. */
  readonly tokens: number;
  /** True when the host can open the place it came from. */
  readonly opens: boolean;
  /** More about it, for who hovers or listens. */
  readonly hint?: string;
  /** Of what will be sent: its document says something else now, or is deleted. */
  readonly stale?: 'changed' | 'gone';
  /** Present where it stays at home after all, and can be put back. */
  readonly off?: true;
}

/** A message written while a reply was running; it is sent when that ends. */
export interface QueuedView {
  readonly id: string;
  readonly text: string;
  /** False for what is more than its words, such as a review. */
  readonly editable: boolean;
}

/** Everything around the transcript; small, and sent whole when any of it changes. */
export interface ChatFrame {
  readonly chatId: string;
  readonly title: string;
  readonly model: {
    readonly id: string;
    readonly label: string;
    /** Whether it takes pictures; absent where that is not known. */
    readonly vision?: boolean;
  };
  /** A reply is running: Send becomes Stop. */
  readonly busy: boolean;
  readonly queue: readonly QueuedView[];
  readonly context: readonly ContextEntry[];
  /** Where requests go; the page says so when it is a stand-in and when no key is set. */
  readonly endpoint: {
    readonly host: string;
    readonly standIn: boolean;
    readonly key: 'set' | 'missing' | 'notNeeded';
  };
  readonly sendKey: 'enter' | 'modEnter';
  /** px; 0: the editor's chat size. */
  readonly fontSize: number;
  /** What would be sent now, worded: tokens, and what they cost; absent while there is nothing. */
  readonly going?: string;
  /** What the chat's replies cost together, worded; absent while unknown. */
  readonly spent?: string;
  /** True where VS Code can draw diagrams. */
  readonly diagrams?: boolean;
  /** Name of the text editor that "Insert at cursor" would write to, if there is one. */
  readonly insertTarget?: string;
}

/** What stands in the box. What goes along is named in the frame; the page has no use for its text. */
export type BoxText = Pick<Draft, 'text' | 'selection'>;

/** A whole state of the page: sent when it asks, never assumed. */
export interface ChatSnapshot {
  readonly frame: ChatFrame;
  /** A run of neighbouring turns of the shown branch, where the page is being read or at its end. */
  readonly turns: readonly TurnView[];
  /** How many turns of the shown branch stand before the first of `turns`. */
  readonly earlier: number;
  /** How many stand after the last of `turns`. */
  readonly later: number;
  readonly draft: BoxText;
  /** When the draft was written as the host knows it, ms since the epoch; 0: never. */
  readonly draftAt: number;
}
