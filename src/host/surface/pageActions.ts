import type { PageNotice } from '../../protocol/fromPage';
import type { ChatSurface } from './chatSurface';

/** Notices that a surface does not settle by itself. */
export type ActionNotice = Exclude<
  PageNotice,
  {
    readonly type:
      | 'ready'
      | 'drawn'
      | 'draft'
      | 'removeContext'
      | 'refreshContext'
      | 'putBackContext'
      | 'find'
      | 'findStep'
      | 'focused';
  }
>;

/** What a click on the page does. */
export interface PageActions {
  perform(notice: ActionNotice, surface: ChatSurface): void;
}
