/** How far away a host is: decides whether plain http may be used. */
export type Reach = 'loopback' | 'private' | 'public';

/** Names that never leave the local network (RFC 6762, RFC 8375, ICANN's `.internal`). */
const privateName = /(?:^[^.]+|\.local|\.internal|\.home\.arpa)$/;

/** `hostname` as a URL gives it: lower case, IPv4 in dotted form, IPv6 in brackets. */
export function reachOf(hostname: string): Reach {
  const name = hostname.replace(/\.$/, '');
  if (name.startsWith('[')) return reachOfIpv6(name.slice(1, -1));
  const bytes = ipv4Bytes(name);
  if (bytes) return reachOfIpv4(bytes);
  if (name === 'localhost' || name.endsWith('.localhost')) return 'loopback';
  return privateName.test(name) ? 'private' : 'public';
}

function ipv4Bytes(name: string): readonly [number, number] | undefined {
  const match = /^(\d+)\.(\d+)\.\d+\.\d+$/.exec(name);
  return match ? [Number(match[1]), Number(match[2])] : undefined;
}

function reachOfIpv4([a, b]: readonly [number, number]): Reach {
  // 0.0.0.0 is what servers print as "all my addresses"; connecting to it reaches this machine.
  if (a === 127 || a === 0) return 'loopback';
  const isPrivate =
    a === 10 ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168) ||
    (a === 169 && b === 254);
  return isPrivate ? 'private' : 'public';
}

function reachOfIpv6(address: string): Reach {
  if (address === '::1' || address === '::') return 'loopback';
  const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(address)?.[1];
  if (mapped !== undefined) {
    const high = parseInt(mapped, 16);
    return reachOfIpv4([high >> 8, high & 0xff]);
  }
  const first = parseInt(address.split(':')[0] ?? '', 16);
  const isPrivate = (first & 0xfe00) === 0xfc00 || (first & 0xffc0) === 0xfe80;
  return isPrivate ? 'private' : 'public';
}
