/**
 * By what a visitor is counted: his address; of IPv6 the network of 64 bits, since whoever has one address there has them all
 * (RFC 6177). An IPv4 address that comes in the clothes of IPv6 is itself.
 */
export function sourceOf(address: string): string {
  const bare = withoutPort(address.toLowerCase()).replace(/%.*$/, '')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare)?.[1]
  if (mapped !== undefined) return mapped
  return bare.includes(':') ? `${network64(bare)}::/64` : bare
}

/** Some proxies name the port too, another one with each connection. */
function withoutPort(address: string): string {
  return address.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1').replace(/^\[([^\]]+)\](:\d+)?$/, '$1')
}

function network64(address: string): string {
  const [front = '', back] = address.split('::')
  const before = groupsOf(front)
  const after = back === undefined ? [] : groupsOf(back)
  const missing = back === undefined ? 0 : Math.max(0, 8 - before.length - after.length)
  const groups = [...before, ...Array.from({ length: missing }, () => '0'), ...after]
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}

/** An IPv4 ending stands for two groups, and for nothing of the network. */
function groupsOf(part: string): string[] {
  return part.split(':').flatMap((group) => (group.includes('.') ? ['0', '0'] : group === '' ? [] : [group]))
}
