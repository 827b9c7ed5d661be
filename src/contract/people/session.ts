import { z } from 'zod'
import { TOKEN_SCOPES, USUAL_SCOPES } from '../../domain/access/token-scopes.ts'
import { id, line, locale, moment, named, role, zone } from '../common.ts'

export const signInCodeOrder = z.object({
  address: line(200).min(3).describe('E-mail or phone, in any spelling'),
})

/** One of three ways: a code from the letter, a password, or the token of the letter's link. */
export const signIn = z.union([
  z.object({ address: line(200).min(3), code: line(12).min(4) }),
  z.object({ address: line(200).min(3), password: z.string().min(1).max(500) }),
  z.object({ token: z.string().min(20).max(200) }),
])

/** Signed in; or, for whoever has a second factor, what names this sign-in until he has shown it. */
export const signInAnswer = z.union([
  z.object({ done: z.literal(true) }),
  z.object({
    ticket: z.string().describe('Goes back with the number of the device, or with what a key has signed'),
    expiresAt: moment,
    ways: z
      .array(z.enum(['code', 'passkey']))
      .describe('What he can show: a key; a number of his device or a recovery code'),
  }),
])
export type SignInAnswer = z.infer<typeof signInAnswer>

const secondCode = line(40).min(6).describe('Six digits of the device, or a recovery code')
const ticket = z.string().min(20).max(200)
const bytes = (longest: number) => z.base64url().min(1).max(longest)
/** What extensions say of a key is asked for by nobody here. */
const withoutExtensions = <Key extends object>(key: Key) => ({ ...key, clientExtensionResults: {} })
/** What a browser says of a key that has signed (WebAuthn, `AuthenticationResponseJSON`). */
const signedByKey = z
  .object({
    id: bytes(2_000),
    rawId: bytes(2_000),
    type: z.literal('public-key'),
    response: z.object({
      clientDataJSON: bytes(8_000),
      authenticatorData: bytes(8_000),
      signature: bytes(4_000),
    }),
  })
  .transform(withoutExtensions)
/** What a browser says of a key that it made (WebAuthn, `RegistrationResponseJSON`). */
const madeKey = z
  .object({
    id: bytes(2_000),
    rawId: bytes(2_000),
    type: z.literal('public-key'),
    response: z.object({
      clientDataJSON: bytes(8_000),
      attestationObject: bytes(16_000),
      transports: z.array(z.string().max(20)).max(10).default([]),
    }),
  })
  .transform(withoutExtensions)
export const secondHalf = z.union([z.object({ ticket, code: secondCode }), z.object({ ticket, passkey: signedByKey })])
export const secondProof = z.object({ code: secondCode })
const proof = z.union([z.object({ code: secondCode }), z.object({ passkey: signedByKey })])
export const keyQuestion = z.object({
  options: z.record(z.string(), z.unknown()).describe('For `navigator.credentials` (WebAuthn, in JSON)'),
})
export const signInKeyOrder = z.object({
  ticket: ticket.optional().describe('Left out: whoever holds a key says by it who he is'),
})
export const signInKey = z.object({ passkey: signedByKey })
export const newPasskey = z.object({
  name: line(100).min(1),
  made: madeKey,
  proof: proof.optional().describe('Left out by whoever has no second factor as yet'),
})
export type NewPasskey = z.input<typeof newPasskey>
export const addedPasskey = z.object({
  codes: z.array(z.string()).nullable().describe('Recovery codes, shown once; null: he has his already'),
})
export type AddedPasskey = z.infer<typeof addedPasskey>
export const passkeyRemoval = z.object({ proof: proof.optional() })
export type PasskeyRemoval = z.input<typeof passkeyRemoval>
export const passkey = z.object({
  id,
  name: z.string(),
  synced: z.boolean().describe('An account keeps it on several devices'),
  addedAt: moment,
  usedAt: moment.nullable(),
})
export type Passkey = z.infer<typeof passkey>

export const secondFactor = z.object({
  since: moment.nullable().describe('Null: no device counts numbers for him'),
  passkeys: z.array(passkey),
  recoveryLeft: z.int().describe('Recovery codes that have not come in yet'),
  demanded: z.boolean().describe('A role of his asks for it'),
})
export type SecondFactor = z.infer<typeof secondFactor>
export const newSecondFactor = z.object({
  secret: z.string().describe('Base32, to be typed where no square can be read; shown once'),
  link: z.string().describe('What the square says (otpauth://)'),
})
export type NewSecondFactor = z.infer<typeof newSecondFactor>
export const recoveryCodes = z.object({ codes: z.array(z.string()).describe('Shown once; each comes in once') })

export const wallTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)

/** Hours in which no automatic letter goes to a person, by the wall clock of his zone; they may go over midnight. */
const quietHours = z.object({
  from: wallTime.describe('HH:MM'),
  to: wallTime.describe('HH:MM'),
  weekends: z.boolean().default(false).describe('The whole of Saturday and Sunday, too'),
})
export type QuietHours = z.infer<typeof quietHours>

/** The signed-in person and what he may do: a screen shows no more than this allows. */
export const me = z.object({
  id,
  name: z.string(),
  locale,
  zone: z.string(),
  quiet: quietHours.nullable().describe('Quiet hours; null: letters at any time'),
  roles: z.array(role),
  isStaff: z.boolean(),
  lacksSecondFactor: z
    .boolean()
    .describe('True: a role asks for one, and nothing else is answered before it is set up'),
  viewer: z
    .object({ name: z.string(), until: moment })
    .nullable()
    .describe('Who really sits there, while he looks as this person and changes nothing; null: the person himself'),
  teams: z.array(named),
  abilities: z.object({
    workOnDesk: z.boolean(),
    manageCatalogue: z.boolean(),
    manageTerms: z.boolean(),
    administer: z.boolean(),
    sortLetters: z.boolean().describe('Reads every arrived letter and decides where it belongs'),
    fileForOthers: z.boolean().describe('Files for whoever called or came'),
    takeAnyCall: z.boolean().describe('Takes a call though the contract keeps the phone closed, and says why'),
    viewAs: z.boolean().describe('Looks at the pages as somebody else sees them'),
    keepNotes: z.boolean().describe('Writes notes about people and restaurants, for the support alone'),
    seesOrganisation: z.boolean().describe('Sees requests of others in his organisation or venues'),
  }),
  actor: z
    .object({
      teamIds: z.array(id),
      organisationIds: z.array(id),
      venueIds: z.array(id),
      dealerIds: z.array(id),
    })
    .describe('What domain/permissions needs to answer for a button'),
})
export type Me = z.infer<typeof me>

export const viewOrder = z.object({ personId: id })
export const begunView = z.object({ isStaff: z.boolean().describe('True: he works on the desk; false: on the portal') })
export type BegunView = z.infer<typeof begunView>
export const endedView = z.object({ personId: id.nullable().describe('Whose eyes they were; null: there was no view') })
export type EndedView = z.infer<typeof endedView>

export const meChange = z.object({
  locale: locale.optional(),
  zone: zone.optional(),
  quiet: quietHours
    .refine(({ from, to }) => from !== to, 'quiet hours end at another time than they begin')
    .nullable()
    .optional(),
  name: line(200).min(1).optional(),
})
export const passwordChange = z.object({
  current: z.string().max(500).optional(),
  next: z.string().min(10).max(500).describe('10 characters at least'),
})

export const session = z.object({
  id,
  current: z.boolean(),
  createdAt: moment,
  seenAt: moment,
  userAgent: z.string(),
  address: z.string(),
})
export type Session = z.infer<typeof session>

const tokenScope = z.enum(TOKEN_SCOPES)
export const apiTokenOrder = z.object({
  name: line(100).min(1),
  days: z.int().min(1).max(3650).optional().describe('Until it ends; left out: never'),
  scopes: z
    .array(tokenScope)
    .default([...USUAL_SCOPES])
    .describe(
      'Reading is in all of them; `administration` opens the doors of administration, as far as the person may',
    ),
})
export const apiToken = z.object({
  id,
  name: z.string(),
  createdAt: moment,
  usedAt: moment.nullable(),
  expiresAt: moment.nullable(),
  scopes: z.array(tokenScope),
})
export const newApiToken = apiToken.extend({ token: z.string().describe('Shown once') })
