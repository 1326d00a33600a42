import type { Settings } from '../../test/support/editor/startProduct';
import type { Driver } from '../editor/driver';

/** How the benchmark uses an extension that shows chats. */
export interface Peer {
  /** Stands in the table. */
  readonly name: string;
  /** What is installed for it: a folder of `bench/peers`, a VSIX file, or an id of the gallery. */
  readonly install?: string;
  /** CSS selector of something that its page has and no other has. */
  readonly page: string;
  /** Settings it needs to talk to the stand-in at `baseUrl`. */
  readonly settings?: (baseUrl: string) => Settings;
  /** Asks in an empty chat that is shown; need not wait for the reply. */
  ask(driver: Driver, question: string): Promise<unknown>;
}
