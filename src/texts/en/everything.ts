import { admin } from './admin.ts'
import { common } from './common.ts'
import { desk } from './desk.ts'
import { mail } from './mail.ts'
import { portal } from './portal.ts'
import { refusals } from './refusals.ts'
import { signIn } from './sign-in.ts'
import { statuses } from './statuses.ts'

export const everything = { ...common, ...signIn, ...statuses, ...refusals, ...portal, ...desk, ...admin, ...mail }
