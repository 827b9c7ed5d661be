/** What a program may do with a token, never more than its person: read, change, and do what only administration does. */
export const TOKEN_SCOPES = ['read', 'write', 'administration'] as const
export type TokenScope = (typeof TOKEN_SCOPES)[number]

/** What a new token gets that says nothing of it: a program that files and answers needs no more. */
export const USUAL_SCOPES: readonly TokenScope[] = ['read', 'write']

/** Scopes as they are kept: whoever has a token reads; each once, in the order of the list. */
export function keptScopes(wanted: readonly TokenScope[]): TokenScope[] {
  return TOKEN_SCOPES.filter((scope) => scope === 'read' || wanted.includes(scope))
}
