export interface MessageOrder {
  readonly text: string
  readonly visibility: 'public' | 'internal'
  readonly fileIds: readonly number[]
  readonly mentions: readonly number[]
  readonly after?: number | null | undefined
  readonly anyway: boolean
}

export interface Posted {
  readonly request: number
  readonly messageId: number
  /** A message on a closed request opens a new linked one. */
  readonly openedNew: boolean
  /** Of the request before and after it; null: of a new one. Words alone leave it as it is. */
  readonly before: number | null
  readonly version: number | null
}
