import type { FromPage } from '../protocol/fromPage';
import type { ToPage } from '../protocol/toPage';

/** The page's only way out, and the one place for what outlives a reload of the page. */
export interface HostDoor {
  post(message: FromPage): void;
  /** What `keep` was last given under this name, in this page or in the one before it. */
  kept(name: Kept): unknown;
  keep(name: Kept, state: unknown): void;
  /** Called for each message of the host, in order. */
  listen(listener: (message: ToPage) => void): void;
}

/** What outlives the page: the draft, the place that is read, and questions being edited. */
export type Kept = 'draft' | 'place' | 'edits';

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The door to the extension host. May be opened once per page: VS Code hands out its API once. */
export function openHostDoor(): HostDoor {
  const api = acquireVsCodeApi();
  return {
    post: (message) => api.postMessage(message),
    kept: (name) => record(api.getState())[name],
    keep: (name, state) => api.setState({ ...record(api.getState()), [name]: state }),
    listen: (listener) => {
      // Frames cannot reach this window: the webview's own host is the only sender.
      window.addEventListener('message', (event: MessageEvent<unknown>) => {
        if (isFromHost(event.data)) listener(event.data);
      });
    },
  };
}

function record(state: unknown): Readonly<Record<string, unknown>> {
  return typeof state === 'object' && state !== null ? { ...state } : {};
}

/** VS Code's own scripts post into the page as well; the extension is trusted for what lies within. */
function isFromHost(data: unknown): data is ToPage {
  return typeof data === 'object' && data !== null && 'type' in data;
}
