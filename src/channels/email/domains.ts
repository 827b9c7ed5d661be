export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}

/** Of one owner, or at least under one name: `mail.vesna.example` and `vesna.example`. */
export function areRelated(one: string, other: string): boolean {
  return lastTwo(one) === lastTwo(other)
}

function lastTwo(domain: string): string {
  return domain.toLowerCase().replace(/\.$/, '').split('.').slice(-2).join('.')
}
