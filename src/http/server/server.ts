import { join } from 'node:path'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import swagger from '@fastify/swagger'
import fastify, { LogController } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { adminChanges } from '../audit/admin-changes.ts'
import { catalogue } from '../catalogue/catalogue.ts'
import { offers } from '../catalogue/offers.ts'
import { serviceGroups } from '../catalogue/service-groups.ts'
import { templates } from '../catalogue/templates.ts'
import { announcementBook, templateBook } from '../catalogue/texts-book.ts'
import { configuration } from '../configuration/configuration.ts'
import { company } from '../customers/company.ts'
import { customers } from '../customers/customers.ts'
import { equipmentRecords } from '../customers/equipment-records.ts'
import { merges } from '../customers/merges.ts'
import { organisations } from '../customers/organisations.ts'
import { sampleData } from '../customers/sample-data.ts'
import { venueRecords } from '../customers/venue-records.ts'
import { calendar } from '../duty/calendar.ts'
import { duty } from '../duty/duty.ts'
import { adminSearch } from '../foundation/admin-search.ts'
import { overview } from '../foundation/overview.ts'
import { setup } from '../foundation/setup.ts'
import { handover } from '../handover/handover.ts'
import { imports } from '../imports/imports.ts'
import { noticeChoicesDoors } from '../notices/choices.ts'
import { noticeDefaultsDoors } from '../notices/defaults.ts'
import { muteDoors } from '../notices/mutes.ts'
import { summaryDoors } from '../notices/summaries.ts'
import { absences } from '../people/absences.ts'
import { cardNotesDoors } from '../people/card-notes.ts'
import { identity } from '../people/identity.ts'
import { onLineDoors } from '../people/on-line.ts'
import { myPhones } from '../people/own-phones.ts'
import { passkeys } from '../people/passkeys.ts'
import { people } from '../people/people.ts'
import { secondFactor } from '../people/second-factor.ts'
import { staff } from '../people/staff.ts'
import { teams } from '../people/teams.ts'
import { venues } from '../people/venues.ts'
import { viewAs } from '../people/view-as.ts'
import { clock } from '../request/clock.ts'
import { drafts } from '../request/drafts.ts'
import { files } from '../request/files.ts'
import { readers } from '../request/readers.ts'
import { remoteAccessDoor } from '../request/remote-access.ts'
import { requestWork } from '../request/request-work.ts'
import { requests } from '../request/requests.ts'
import { search } from '../request/search.ts'
import { views } from '../request/views.ts'
import { automations } from '../routing/automations.ts'
import { routing } from '../routing/routing.ts'
import { contractBook } from '../terms/contract-book.ts'
import { contracts } from '../terms/contracts.ts'
import { escalation } from '../terms/escalation.ts'
import { serviceHours } from '../terms/hours.ts'
import { slaLevels } from '../terms/levels.ts'
import { policy } from '../terms/policy.ts'
import { API_DOCUMENT } from './api-document.ts'
import { apiReference } from './api-reference.ts'
import { askedPath, isOfApi } from './asked-path.ts'
import { bareHeaders, HSTS } from './bare-headers.ts'
import { briefly } from './brief-headers.ts'
import { cleanInput } from './clean-input.ts'
import type { App, House } from './context.ts'
import { answerError } from './errors.ts'
import { firstAnswers, keepFirstLooks } from './first-answers.ts'
import { live } from './live.ts'
import { operations } from './operations.ts'
import { packWhatIsRead } from './packing.ts'
import { leadsNowhere, pages } from './pages.ts'
import { isSecure } from './session-cookie.ts'
import { checkSignIn } from './sign-in-check.ts'
import { refuseUnreadable } from './unreadable.ts'

export interface ServerSettings {
  /** The built web; null serves the API alone. */
  readonly web: string | null
  readonly log: boolean
  /** How long a call may take to arrive, in milliseconds; left out: as long as a megabyte takes on the worst line. */
  readonly patience?: number
  /** Addresses and networks of proxies: whom one of them names comes from there. Left out: nobody is believed. */
  readonly trustedProxies?: readonly string[]
}

/** 1 MB at 70 kbit/s. */
const PATIENCE = 120_000

export const WEB_FOLDER = join(import.meta.dirname, '../../../dist/web')

/** The doors for browsers and programs. Listens to nothing yet: that is the caller's word. */
export async function buildServer(
  house: House,
  { web, log, patience = PATIENCE, trustedProxies = [] }: ServerSettings,
): Promise<App> {
  const bare = bareHeaders(house.url)
  const app = fastify({
    logger: log && { level: 'warn', redact: ['req.headers.authorization', 'req.headers.cookie'] },
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 300 },
    forceCloseConnections: true,
    // Who sends his words one byte a minute, or reads an answer so, holds a connection no longer than this.
    requestTimeout: patience,
    connectionTimeout: patience,
    http: { headersTimeout: Math.min(patience, 20_000), connectionsCheckingInterval: Math.min(patience, 5_000) },
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    frameworkErrors: (error, http, reply) => answerError(error, http, reply.headers(bare)),
    clientErrorHandler: (error, socket) => refuseUnreadable(error, socket, bare),
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(answerError)
  await app.register(helmet, { ...SECURITY, hsts: isSecure(house.url) && HSTS })
  app.addHook('onSend', async (http, reply) => {
    if (/^\/api\/docs(\/|$)/.test(askedPath(http))) reply.header('content-security-policy', DOCS_SECURITY)
  })
  keepNothingElsewhere(app)
  await packWhatIsRead(app)
  await app.register(cookie)
  await app.register(swagger, API_DOCUMENT)
  checkSignIn(app, house)
  cleanInput(app)
  operations(app, house)
  keepFirstLooks(app)
  for (const door of [
    identity,
    secondFactor,
    myPhones,
    setup,
    requests,
    requestWork,
    clock,
    readers,
    catalogue,
    serviceGroups,
    offers,
    views,
    search,
    adminChanges,
    overview,
    adminSearch,
    configuration,
    sampleData,
    staff,
    teams,
    organisations,
    venueRecords,
    equipmentRecords,
    passkeys,
    viewAs,
    absences,
    onLineDoors,
    customers,
    merges,
    company,
    imports,
    templates,
    contracts,
    templateBook,
    announcementBook,
    contractBook,
    serviceHours,
    slaLevels,
    policy,
    calendar,
    escalation,
    duty,
    handover,
    routing,
    noticeChoicesDoors,
    summaryDoors,
    noticeDefaultsDoors,
    muteDoors,
    automations,
    people,
    venues,
    cardNotesDoors,
    drafts,
    files,
    remoteAccessDoor,
    live,
  ])
    door(app, house)
  for (const { open } of house.guests) open(app, house)
  firstAnswers(app, house)
  app.get('/api/openapi.json', { config: { open: true }, schema: { hide: true } }, async () => app.swagger())
  apiReference(app)
  if (web === null) app.setNotFoundHandler(leadsNowhere)
  else await pages(app, web, house.url)
  return app
}

/** What the API answers is for the person who asked: neither his browser nor a proxy keeps it for whoever comes next. Data are no page. */
function keepNothingElsewhere(app: App): void {
  app.addHook('onSend', async (http, reply) => {
    if (isOfApi(http) && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
    if (isOfApi(http) && /^application\/(problem\+)?json/.test(String(reply.getHeader('content-type')))) briefly(reply)
  })
}

/** Nothing from elsewhere, nothing inline: what a stranger wrote can neither run nor phone home. */
const SECURITY = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      fontSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      frameSrc: ["'self'"],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      workerSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  crossOriginEmbedderPolicy: false,
  referrerPolicy: { policy: 'same-origin' },
} as const

/** The page that shows the API document brings its own inline script; it shows nothing that a stranger wrote. */
const DOCS_SECURITY =
  "default-src 'none'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'"
