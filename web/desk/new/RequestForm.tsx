import type { Named } from '../../../src/contract/common.ts'
import { problemIn } from '../../../src/domain/catalogue/recognised.ts'
import { URGENCIES } from '../../../src/domain/ground/words.ts'
import { placeName } from '../../../src/domain/people/place-name.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { useLanguage, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { focusAtOnce } from '../../ui/focus.ts'
import { Group } from '../../ui/Group.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useServices } from '../panel/TermsDialog.tsx'
import { CallerAside } from './CallerAside.tsx'
import { FilesField } from './FilesField.tsx'
import styles from './NewPage.module.css'
import { CAME_BY } from './order.ts'
import { PhoneException } from './PhoneException.tsx'
import { PhoneRule } from './PhoneRule.tsx'
import { TurnedAway } from './TurnedAway.tsx'
import { type Ordering, useOrder } from './use-order.ts'
import { VenueField } from './VenueField.tsx'

interface RequestFormProps {
  readonly person: Named
  readonly onOther: () => void
}

/** The same order as on the portal, filled in by a specialist; his terms come first, and the button is always in sight. */
export function RequestForm({ person, onOther }: RequestFormProps) {
  const say = useSay()
  const ordering = useOrder(person)
  const { form, attachments } = ordering
  return (
    <form className={styles.form} {...form.wiring}>
      <div className={styles.scroll}>
        <div className={styles.columns}>
          <div className={styles.column}>
            <h1>{say('desk.create')}</h1>
            <p className={styles.person}>
              <Avatar name={person.name} />
              <a className={`${styles.cardLink} grow`} href={paths.deskCustomer(person.id)}>
                {person.name}
              </a>
              <Button kind="ghost" onClick={onOther}>
                {say('desk.new.other-person')}
              </Button>
            </p>
            <TurnedAway person={person.id} />
            <PhoneRule
              promise={ordering.promise}
              caller={{ person: person.id, venue: ordering.venueId, service: ordering.serviceId }}
              exception={
                <PhoneException
                  reason={ordering.order.exception}
                  error={form.error('exception')}
                  onChange={(exception) => ordering.change({ exception })}
                />
              }
            />
            <Where {...ordering} />
            <What {...ordering} />
            <FilesField attachments={attachments} />
          </div>
          <CallerAside
            person={person.id}
            venue={ordering.venueId}
            about={{ words: problemIn(ordering.order), venue: ordering.venueId, service: ordering.serviceId }}
          />
        </div>
      </div>
      <Bar {...ordering} />
    </form>
  )
}

function Where({ form, order, change, places, venueId }: Ordering) {
  const say = useSay()
  const isElsewhere = order.foundVenue !== null || places?.venues.length === 0
  return (
    <>
      <Group label={say('desk.new.channel')} error={form.error('channel')}>
        <Segmented
          label={say('desk.new.channel')}
          value={CAME_BY.find((one) => one === order.channel) ?? 'phone'}
          options={CAME_BY.map((value) => ({ value, label: say(`channel.${value}`) }))}
          onChange={(channel) => change({ channel })}
        />
      </Group>
      {isElsewhere ? (
        <VenueField
          value={order.foundVenue}
          error={form.error('venue')}
          onChange={(foundVenue) => change({ foundVenue })}
        />
      ) : (
        <Select
          label={say('desk.new.venue')}
          placeholder={say('desk.new.venue.none')}
          value={venueId === null ? null : String(venueId)}
          error={form.error('venue')}
          search={{ placeholder: say('desk.find'), nothing: say('desk.find.nothing') }}
          options={(places?.venues ?? []).map(({ id, name, address, code }) => ({
            value: String(id),
            label: placeName({ name, address }),
            note: code,
          }))}
          onChange={(value) => change({ venue: value })}
        />
      )}
    </>
  )
}

function What({ form, order, change, meant }: Ordering) {
  const say = useSay()
  const [language] = useLanguage()
  const services = useServices()
  return (
    <>
      <TextField
        label={say('desk.new.subject')}
        hint={say('desk.new.subject.hint')}
        ref={focusAtOnce}
        value={order.subject}
        error={form.error('subject')}
        maxLength={300}
        onChange={(event) => change({ subject: event.target.value })}
      />
      <TextArea
        label={say('desk.new.description')}
        rows={5}
        value={order.description}
        onChange={(event) => change({ description: event.target.value })}
      />
      <Select
        label={say('desk.service.label')}
        aside={say('desk.new.optional')}
        hint={meant && say('desk.new.service.found', { name: meant.name[language] })}
        placeholder={say('desk.new.service.none')}
        value={order.service}
        error={form.error('service')}
        search={{ placeholder: say('desk.find'), nothing: say('desk.find.nothing') }}
        options={services.map(({ id, name }) => ({ value: String(id), label: name[language] }))}
        onChange={(service) => change({ service })}
      />
      <Group label={say('desk.new.urgency')}>
        <Segmented
          label={say('desk.new.urgency')}
          value={order.stopOfTrade ? 'high' : order.urgency}
          options={URGENCIES.map((value) => ({ value, label: say(`desk.urgency.${value}`) }))}
          onChange={(urgency) => change({ urgency })}
        />
      </Group>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={order.stopOfTrade}
          onChange={(event) => change({ stopOfTrade: event.target.checked })}
        />
        {say('desk.new.stop-of-trade')}
      </label>
    </>
  )
}

/** Never leaves the window, whatever was refused above it. */
function Bar({ form, isClosed, attachments }: Ordering) {
  const say = useSay()
  const reason = isClosed
    ? say('desk.new.phone.why-not')
    : attachments.isBroken
      ? say('desk.new.files.broken')
      : attachments.areDone
        ? undefined
        : say('desk.new.files.coming')
  return (
    <div className={styles.bar} data-stays-clear>
      <FormTrouble form={form} />
      <div className={styles.actions}>
        <SendButton form={form} reason={reason}>
          {say('desk.create')}
        </SendButton>
        <a className="link" href={paths.desk}>
          {say('desk.to-requests')}
        </a>
        {reason && <span className="muted">{reason}</span>}
      </div>
    </div>
  )
}
