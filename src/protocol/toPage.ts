import type { TurnId } from '../core/conversation/turn';
import type { Found } from '../core/find/chatFind';
import type { BoxText, ChatFrame, ChatSnapshot, TurnView } from './chatView';

/**
 * What the host says to the page. The first thing after `ready` is a snapshot; patches follow in
 * sequence, each with `seq` one higher. The host sends the next patch only when the page has said
 * `drawn` for the last, so a slow page gets fewer, larger ones.
 */
export type ToPage =
  | { readonly type: 'snapshot'; readonly seq: number; readonly snapshot: ChatSnapshot }
  | { readonly type: 'patch'; readonly seq: number; readonly changes: readonly Change[] }
  | { readonly type: 'focusInput' }
  /** Puts a turn in view, such as a question that was found. */
  | { readonly type: 'reveal'; readonly id: TurnId }
  /** What the page's search with this number has found so far. */
  | { readonly type: 'found'; readonly search: number; readonly found: Found }
  /** Opens the page's find bar. */
  | { readonly type: 'openFind' }
  /** Takes the person to the question before the one that is read, or to the one after it. */
  | { readonly type: 'goToQuestion'; readonly to: 'previous' | 'next' }
  /** The answer to a request of the page. */
  | { readonly type: 'reply'; readonly to: number; readonly value: unknown }
  | { readonly type: 'refusal'; readonly to: number; readonly message: string };

/** One change of what the page shows; a patch carries them in the order in which they happened. */
export type Change =
  /** Text that was added to a reply. */
  | { readonly kind: 'append'; readonly id: TurnId; readonly text: string }
  | { readonly kind: 'appendReasoning'; readonly id: TurnId; readonly text: string }
  /** A turn that is new (at the end) or replaces the one with its id. */
  | { readonly kind: 'turn'; readonly turn: TurnView }
  /** Everything but text of a reply that the page has already: state, status, failure, meta. */
  | {
      readonly kind: 'state';
      readonly turn: Omit<TurnView & { role: 'assistant' }, 'text' | 'reasoning'>;
    }
  /** The shown branch changed from `after` on (null: from the start): these turns follow it now. */
  | {
      readonly kind: 'branch';
      readonly after: TurnId | null;
      readonly turns: readonly TurnView[];
      /** How many turns of the branch stand before `turns`, and after them. */
      readonly earlier: number;
      readonly later: number;
      /** The question that was asked by this change: it is read from there on. */
      readonly asked?: TurnId;
    }
  | { readonly kind: 'frame'; readonly frame: ChatFrame }
  /** The host changed the draft: what is in the box is replaced. */
  | { readonly kind: 'draft'; readonly draft: BoxText };
