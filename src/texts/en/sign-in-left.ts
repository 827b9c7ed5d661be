import type { Translated } from '../catalogue.ts'
import type { signInLeft as russian } from '../ru/sign-in-left.ts'

export const signInLeft: Translated<typeof russian> = {
  'sign-in.left':
    '{count, plural, one {# action is waiting to be sent. Sign in to send it.} other {# actions are waiting to be sent. Sign in to send them.}}',
  'sign-in.left.several':
    '{count, plural, one {# action is waiting to be sent. Each is sent once whoever did it signs in.} other {# actions are waiting to be sent. Each is sent once whoever did it signs in.}}',
}
