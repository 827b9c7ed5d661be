import { issueApiToken } from '../src/actions/sessions/issue-api-token.ts'
import { setVersionState } from '../src/db/catalogue/service-version-states.ts'
import { insertDraft, insertService, showVersion } from '../src/db/catalogue/service-versions.ts'
import type { Db } from '../src/db/engine/database.ts'
import {
  coverCustomer,
  everyWeek,
  grantRole,
  insertContract,
  insertHours,
  insertLevel,
  insertOrganisation,
  insertPerson,
  insertTeam,
  joinTeam,
  type NewLevel,
} from '../src/db/foundation/foundation.ts'
import { keepSetting } from '../src/db/foundation/setup.ts'
import { THE_DESK } from '../src/domain/access/permissions.ts'
import type { Form } from '../src/domain/catalogue/form.ts'
import { DEMONSTRATION_TIMES, FROM_THE_BEGINNING } from '../src/domain/terms/demonstration-terms.ts'

export type World = Awaited<ReturnType<typeof populate>>

const FORM: Form = {
  fields: [
    { id: 'version', label: { ru: 'Версия кассы', en: 'Till version' }, type: 'version', required: false },
    { id: 'printer', label: { ru: 'Печатает на кухню?', en: 'Kitchen printer?' }, type: 'yes_no', required: false },
    {
      id: 'kitchen',
      label: { ru: 'Какой принтер', en: 'Which printer' },
      type: 'text',
      required: true,
      visibleWhen: { field: 'printer', is: true },
    },
  ],
  logsChecklist: [],
}

/**
 * A small world with every kind of person: two chains that must not see each other, a dealer with a sub-dealer, two
 * teams. «vesna» has the premium contract, «polyus» only the default agreement.
 */
export async function populate(db: Db, now = Date.now()) {
  return db.transaction().execute(async (tx) => {
    const support = await insertOrganisation(tx, { kind: 'support_service', name: 'Служба поддержки' })
    const dealer = await insertOrganisation(tx, { kind: 'dealer', code: 'D1', name: 'Дилер «Север»' })
    const subDealer = await insertOrganisation(tx, {
      kind: 'dealer',
      code: 'D2',
      name: 'Саб-дилер «Мурман»',
      parent_id: dealer,
    })
    const vesna = await insertOrganisation(tx, { kind: 'corporation', code: '10412', name: 'Сеть «Весна»' })
    const polyus = await insertOrganisation(tx, { kind: 'corporation', code: '20555', name: 'Сеть «Полюс»' })

    const venue = (code: string, name: string, corporation_id: number, dealer_id: number | null, zone: string) =>
      tx
        .insertInto('venues')
        .values({ code, name, address: 'Лесная, 5', zone, corporation_id, dealer_id })
        .returning('id')
        .executeTakeFirstOrThrow()
        .then(({ id }) => id)
    const lesnaya = await venue('104120007', 'Весна', vesna, dealer, 'Europe/Moscow')
    const sadovaya = await venue('104120008', 'Весна на Садовой', vesna, dealer, 'Asia/Yekaterinburg')
    const bar = await venue('205550001', 'Бар «Полюс»', polyus, subDealer, 'Europe/Moscow')

    const lineOne = await insertTeam(tx, { name: '1-я линия', line: 1 })
    const acquiring = await insertTeam(tx, { name: 'Эквайринг', line: 2 })

    const hours = await insertHours(tx, {
      name: 'Круглосуточно',
      zone: 'Europe/Moscow',
      version: {
        effectiveFrom: '2020-01-01',
        roundTheClock: true,
        weekly: everyWeek([], { weekends: true }),
        calendar: null,
      },
    })
    const contract = {
      hoursId: hours,
      startsOn: '2020-01-01',
      demonstrationValues: true,
    }
    const level = (name: string, times: NewLevel['times']) =>
      insertLevel(tx, { name, times, effectiveFrom: FROM_THE_BEGINNING })
    const premium = await insertContract(tx, {
      ...contract,
      number: '77',
      name: 'Премиум 24×7',
      kind: 'contract',
      contractServiceType: true,
      levelId: await level('Премиум', DEMONSTRATION_TIMES.premium),
    })
    const basic = await insertContract(tx, {
      ...contract,
      number: '0',
      name: 'Базовое',
      kind: 'agreement',
      isDefault: true,
      levelId: await level('Базовое', DEMONSTRATION_TIMES.basic),
    })
    await coverCustomer(tx, premium, { organisationId: vesna })

    const service = async (ru: string, en: string, teamId: number) => {
      const name = { ru, en }
      const id = await insertService(tx, { parentId: null, icon: null, name })
      const desk = { tx, now, actor: THE_DESK }
      const draft = {
        name,
        situation: name,
        description: name,
        synonyms: [],
        requestType: 'incident',
        form: FORM,
        teamId,
      } as const
      const { versionId } = await insertDraft(desk, id, draft)
      await setVersionState(desk, versionId, { move: 'publish' })
      await showVersion(tx, id, versionId)
      return id
    }
    const printing = await service('Не печатается чек', 'Receipt does not print', lineOne)
    const cards = await service('Не проходит оплата картой', 'Card payment fails', acquiring)
    await keepSetting(tx, 'default_service', printing)

    const person = async (name: string, email: string, ...roles: Parameters<typeof grantRole>[2][]) => {
      const id = await insertPerson(tx, now, { name, email })
      for (const role of roles) await grantRole(tx, id, role)
      const { token } = await issueApiToken({ tx, now }, { personId: id, name: 'test' })
      return { id, name, email, token }
    }
    const people = {
      cashier: await person('Иван Кассиров', 'ivan@vesna.example', { role: 'customer_user', venueId: lesnaya }),
      colleague: await person('Ольга Соседова', 'olga@vesna.example', { role: 'customer_user', organisationId: vesna }),
      manager: await person('Мария Сетевая', 'maria@vesna.example', {
        role: 'customer_manager',
        organisationId: vesna,
      }),
      stranger: await person('Пётр Чужой', 'petr@polyus.example', { role: 'customer_manager', organisationId: polyus }),
      dealerUser: await person('Дмитрий Дилеров', 'dmitry@sever.example', {
        role: 'dealer_user',
        organisationId: dealer,
      }),
      dealerManager: await person('Денис Дилеров', 'denis@sever.example', {
        role: 'dealer_manager',
        organisationId: dealer,
        withSubDealers: true,
      }),
      operator: await person('Анна Первая', 'anna@desk.example', { role: 'operator' }),
      specialist: await person('Борис Второй', 'boris@desk.example', { role: 'specialist' }),
      outsider: await person('Вера Банковская', 'vera@desk.example', { role: 'specialist' }),
      lead: await person('Глеб Старший', 'gleb@desk.example', { role: 'team_lead' }),
      cataloguer: await person('Жанна Каталожная', 'zhanna@desk.example', { role: 'catalogue_manager' }),
      analyst: await person('Захар Отчётов', 'zakhar@desk.example', { role: 'analyst' }),
      administrator: await person('Инна Главная', 'inna@desk.example', { role: 'administrator' }),
      contractor: await person('Кирилл Внешний', 'kirill@contractor.example', { role: 'contractor' }),
    }
    for (const { id } of [people.operator, people.specialist]) await joinTeam(tx, lineOne, id)
    await joinTeam(tx, lineOne, people.lead.id, true)
    await joinTeam(tx, acquiring, people.outsider.id)
    return {
      people,
      organisations: { support, dealer, subDealer, vesna, polyus },
      venues: { lesnaya, sadovaya, bar },
      teams: { lineOne, acquiring },
      contracts: { premium, basic },
      services: { printing, cards },
    }
  })
}
