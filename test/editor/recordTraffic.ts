import { subscribe, unsubscribe } from 'node:diagnostics_channel';

/** Hosts, with their ports, to which something in this process speaks. */
export interface Traffic {
  readonly hosts: ReadonlySet<string>;
  stop(): void;
}

/** Records requests of `fetch` and of Node's own clients, whoever in the extension host makes them. */
export function recordTraffic(): Traffic {
  const hosts = new Set<string>();
  const fetched = (message: unknown) => {
    const { request } = message as { readonly request: { readonly origin: string | URL } };
    hosts.add(new URL(request.origin).host);
  };
  const requested = (message: unknown) => {
    const { request } = message as { readonly request: { getHeader(name: string): unknown } };
    hosts.add(String(request.getHeader('host')));
  };
  subscribe('undici:request:create', fetched);
  subscribe('http.client.request.start', requested);
  return {
    hosts,
    stop: () => {
      unsubscribe('undici:request:create', fetched);
      unsubscribe('http.client.request.start', requested);
    },
  };
}
