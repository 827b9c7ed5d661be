import {
  IconBell,
  IconBuildingStore,
  IconDatabase,
  IconFileCertificate,
  IconHistory,
  IconHome,
  IconListDetails,
  IconPlug,
  IconRoute,
  IconServer2,
  IconUsers,
} from '@tabler/icons-react'
import type { Me } from '../../src/contract/people/session.ts'
import type { SetupStep } from '../../src/domain/access/setup-steps.ts'
import type { TextId } from '../../src/texts/catalogue.ts'
import { paths } from '../paths.ts'
import type { IconShape } from '../ui/Icon.tsx'

/** The groups of the side list, in their order; one without a page that this person may open is not shown. */
export const GROUPS = {
  home: IconHome,
  channels: IconPlug,
  people: IconUsers,
  customers: IconBuildingStore,
  terms: IconFileCertificate,
  catalogue: IconListDetails,
  rules: IconRoute,
  notices: IconBell,
  data: IconDatabase,
  audit: IconHistory,
  system: IconServer2,
} as const satisfies Record<string, IconShape>
export type GroupName = keyof typeof GROUPS

/** A group that is one page: its own line leads there. */
const ALONE: readonly GroupName[] = ['home', 'catalogue', 'audit']

export type Abilities = Me['abilities']

/** Things that have a page of their own in administration. */
type Opened = 'service' | 'team' | 'specialist' | 'organisation' | 'person' | 'venue'

export interface AdminPage {
  readonly group: GroupName
  /** Where it stands; everything below this address is of the same page. */
  readonly path: string
  readonly title: TextId
  /** Other words by which somebody looks for it, in one text. */
  readonly words: TextId
  readonly isFor: (abilities: Abilities) => boolean
  /** Steps of the set-up that are taken there. */
  readonly setsUp?: readonly SetupStep[]
  /** Things that open there, when somebody finds one by the search. */
  readonly opens?: { readonly [What in Opened]?: (id: number) => string }
}

const administers = ({ administer }: Abilities) => administer
const managesTerms = ({ manageTerms }: Abilities) => manageTerms
const managesCatalogue = ({ manageCatalogue }: Abilities) => manageCatalogue
const everything = (abilities: Abilities) =>
  administers(abilities) && managesCatalogue(abilities) && managesTerms(abilities)
const either = (abilities: Abilities) =>
  administers(abilities) || managesCatalogue(abilities) || managesTerms(abilities)

/** Every page of administration, in the order of the side list. A page that is not here is opened by nobody. */
export const PAGES: readonly AdminPage[] = [
  { group: 'home', path: paths.admin, title: 'admin.home', words: 'admin.words.home', isFor: either },
  {
    group: 'channels',
    path: paths.adminMail,
    title: 'admin.mail',
    words: 'admin.words.mail',
    isFor: administers,
    setsUp: ['mail', 'sending', 'signature'],
  },
  {
    group: 'channels',
    path: paths.adminTelegram,
    setsUp: ['messenger'],
    title: 'admin.telegram',
    words: 'admin.words.telegram',
    isFor: administers,
  },
  { group: 'channels', path: paths.adminMax, title: 'admin.max', words: 'admin.words.max', isFor: administers },
  { group: 'channels', path: paths.adminPhone, title: 'admin.phone', words: 'admin.words.phone', isFor: administers },
  { group: 'channels', path: paths.adminSms, title: 'admin.sms', words: 'admin.words.sms', isFor: administers },
  { group: 'channels', path: paths.adminApp, title: 'admin.app', words: 'admin.words.app', isFor: administers },
  {
    group: 'people',
    path: paths.adminPeople,
    title: 'admin.staff',
    words: 'admin.words.staff',
    isFor: administers,
    setsUp: ['staff'],
    opens: { specialist: paths.specialist },
  },
  {
    group: 'people',
    path: paths.adminTeams,
    title: 'admin.teams',
    words: 'admin.words.teams',
    isFor: administers,
    opens: { team: paths.team },
  },
  {
    group: 'people',
    path: paths.adminReaders,
    title: 'admin.readers',
    words: 'admin.words.readers',
    isFor: administers,
  },
  { group: 'people', path: paths.adminSignIn, title: 'admin.second', words: 'admin.words.second', isFor: administers },
  {
    group: 'terms',
    path: paths.adminLevels,
    title: 'admin.levels',
    words: 'admin.words.levels',
    isFor: managesTerms,
    setsUp: ['terms'],
  },
  {
    group: 'terms',
    path: paths.adminHours,
    title: 'admin.hours',
    words: 'admin.words.hours',
    isFor: managesTerms,
    setsUp: ['hours'],
  },
  { group: 'terms', path: paths.adminMatrix, title: 'admin.matrix', words: 'admin.words.matrix', isFor: managesTerms },
  {
    group: 'terms',
    path: paths.adminContracts,
    title: 'admin.contracts',
    words: 'admin.words.contracts',
    isFor: administers,
    setsUp: ['contracts'],
  },
  {
    group: 'terms',
    path: paths.contractTrial,
    title: 'admin.trial.page',
    words: 'admin.words.trial',
    isFor: administers,
  },
  {
    group: 'customers',
    path: paths.adminOrganisations,
    title: 'admin.orgs',
    words: 'admin.words.orgs',
    isFor: administers,
    setsUp: ['customers'],
    opens: { organisation: paths.adminOrganisation },
  },
  {
    group: 'customers',
    path: paths.adminVenues,
    title: 'admin.venues',
    words: 'admin.words.venues',
    isFor: administers,
  },
  {
    group: 'customers',
    path: paths.adminCustomers,
    title: 'admin.persons',
    words: 'admin.words.persons',
    isFor: administers,
    opens: { person: paths.adminCustomer },
  },
  {
    group: 'customers',
    path: paths.adminEquipment,
    title: 'admin.devices',
    words: 'admin.words.devices',
    isFor: administers,
  },
  {
    group: 'catalogue',
    path: paths.catalogue,
    title: 'admin.catalogue',
    words: 'admin.words.catalogue',
    isFor: managesCatalogue,
    setsUp: ['catalogue'],
    opens: { service: paths.catalogueService },
  },
  { group: 'rules', path: paths.adminRules, title: 'admin.rules', words: 'admin.words.rules', isFor: administers },
  {
    group: 'rules',
    path: paths.adminAutomations,
    title: 'admin.automations',
    words: 'admin.words.automations',
    isFor: administers,
  },
  { group: 'data', path: paths.adminImports, title: 'admin.import', words: 'admin.words.import', isFor: administers },
  { group: 'data', path: paths.adminExport, title: 'admin.export', words: 'admin.words.export', isFor: administers },
  {
    group: 'data',
    path: paths.adminConfiguration,
    title: 'admin.configuration',
    words: 'admin.words.configuration',
    isFor: everything,
  },
  {
    group: 'notices',
    path: paths.adminNotices,
    title: 'admin.notices',
    words: 'admin.words.notices',
    isFor: administers,
  },
  {
    group: 'notices',
    path: paths.adminEscalation,
    title: 'admin.escalation',
    words: 'admin.words.escalation',
    isFor: administers,
  },
  {
    group: 'notices',
    path: paths.adminDuty,
    title: 'admin.duty',
    words: 'admin.words.duty',
    isFor: administers,
  },
  {
    group: 'notices',
    path: paths.adminTemplates,
    title: 'admin.templates',
    words: 'admin.words.templates',
    isFor: managesCatalogue,
    setsUp: ['templates'],
  },
  {
    group: 'notices',
    path: paths.adminLetters,
    title: 'admin.letters',
    words: 'admin.words.letters',
    isFor: managesCatalogue,
  },
  {
    group: 'notices',
    path: paths.adminAnnouncements,
    title: 'admin.announcements',
    words: 'admin.words.announcements',
    isFor: managesCatalogue,
  },
  { group: 'audit', path: paths.adminAudit, title: 'admin.audit', words: 'admin.words.audit', isFor: administers },
]

/** Where a thing opens for this person; null while no page opens such things. */
export function opener(what: Opened, abilities: Abilities): ((id: number) => string) | null {
  return PAGES.find(({ opens, isFor }) => opens?.[what] && isFor(abilities))?.opens?.[what] ?? null
}

/** Where a step of the set-up is taken; null while there is no such page for this person. */
export function pageSettingUp(step: SetupStep, abilities: Abilities): AdminPage | null {
  return PAGES.find(({ setsUp = [], isFor }) => setsUp.includes(step) && isFor(abilities)) ?? null
}

/** The page that an address is of: the longest that begins it. */
export function pageAt(pathname: string): AdminPage | null {
  const around = PAGES.filter(({ path }) => pathname === path || pathname.startsWith(`${path}/`))
  const own = around.filter(({ path }) => path !== paths.admin || pathname === paths.admin)
  return own.toSorted((one, other) => other.path.length - one.path.length)[0] ?? null
}

export interface Group {
  readonly name: GroupName
  readonly icon: IconShape
  readonly isAlone: boolean
  readonly pages: readonly AdminPage[]
}

/** Groups with the pages that this person may open. */
export function groupsFor(abilities: Abilities): readonly Group[] {
  const open = PAGES.filter(({ isFor }) => isFor(abilities))
  const names = Object.keys(GROUPS).filter((name): name is GroupName => name in GROUPS)
  return names
    .map((name) => ({
      name,
      icon: GROUPS[name],
      isAlone: ALONE.includes(name),
      pages: open.filter(({ group }) => group === name),
    }))
    .filter(({ pages }) => pages.length > 0)
}
