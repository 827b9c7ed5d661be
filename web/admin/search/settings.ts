import type { TextId } from '../../../src/texts/catalogue.ts'
import { paths } from '../../paths.ts'
import type { AdminPage } from '../pages.ts'

/** Something that is done or set on a page, and is looked for by its own name. */
export interface Setting {
  /** The page it is on; who may open that, may find this. */
  readonly page: AdminPage['path']
  readonly title: TextId
  readonly words: TextId
  readonly href: string
}

/** What is found beside the pages themselves. */
export const SETTINGS: readonly Setting[] = [
  {
    page: paths.adminPeople,
    title: 'admin.find.invite',
    words: 'admin.find.invite.words',
    href: paths.newSpecialist,
  },
  { page: paths.adminTeams, title: 'admin.find.team', words: 'admin.find.team.words', href: paths.newTeam },
  { page: paths.adminMail, title: 'admin.find.mailbox', words: 'admin.find.mailbox.words', href: paths.newMailbox },
  {
    page: paths.adminMail,
    title: 'admin.find.stop',
    words: 'admin.find.stop.words',
    href: `${paths.adminMail}#stop-list`,
  },
  {
    page: paths.adminPhone,
    title: 'admin.phone.find',
    words: 'admin.phone.find.words',
    href: `${paths.adminPhone}?pbx=new`,
  },
  { page: paths.adminMail, title: 'admin.find.dkim', words: 'admin.find.dkim.words', href: paths.adminMail },
  { page: paths.catalogue, title: 'admin.find.service', words: 'admin.find.service.words', href: paths.newService() },
  { page: paths.catalogue, title: 'admin.find.order', words: 'admin.find.order.words', href: paths.catalogueOrder },
  { page: paths.adminAudit, title: 'admin.find.export', words: 'admin.find.export.words', href: paths.adminAudit },
]
