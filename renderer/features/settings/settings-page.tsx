import { Tabs } from '@mantine/core'
import { useSearchParams } from 'react-router'
import type { SettingObject } from '../../../main/records/setting-records.ts'
import { useMe } from '../../client/session.ts'
import { useGlobalSettings } from '../../client/settings.ts'
import { Page } from '../../components/page.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { SettingList } from '../../components/setting-list.tsx'
import { useNamedChoices } from '../../components/use-named-choices.ts'
import { BackgroundWork } from './background-work.tsx'
import { ExchangeRates } from './exchange-rates.tsx'
import { PasswordForm } from './password-form.tsx'
import { groupSettings } from './setting-groups.ts'
import { SetupCodes } from './setup-codes.tsx'
import { Webhooks } from './webhooks.tsx'

export function SettingsPage() {
  const settings = useGlobalSettings()
  return (
    <Page title="Settings">
      <QueryView query={settings} what="The settings" rows={10}>
        {(known) => <Groups settings={known} />}
      </QueryView>
    </Page>
  )
}

function Groups({ settings }: { settings: SettingObject[] }) {
  const { data: me } = useMe()
  const isSuperuser = me?.is_superuser === true
  const isStaff = isSuperuser || me?.is_staff === true
  const groups = groupSettings(useNamedChoices(settings))
  const [query, setQuery] = useSearchParams()
  const tab = query.get('tab') ?? tabOf(groups[0]?.title ?? 'Access')
  return (
    <Tabs value={tab} onChange={(next) => setQuery({ tab: next ?? '' }, { replace: true })} keepMounted={false} p="sm">
      <Tabs.List mb="md">
        {groups.map(({ title }) => (
          <Tabs.Tab key={title} value={tabOf(title)}>
            {title}
          </Tabs.Tab>
        ))}
        <Tabs.Tab value="Setup-codes">Setup codes</Tabs.Tab>
        {isStaff && <Tabs.Tab value="Background-work">Background work</Tabs.Tab>}
        {isSuperuser && <Tabs.Tab value="Webhooks">Webhooks</Tabs.Tab>}
        <Tabs.Tab value="Access">Access</Tabs.Tab>
      </Tabs.List>
      {groups.map(({ title, settings: ofGroup }) => (
        <Tabs.Panel key={title} value={tabOf(title)} px="sm">
          <SettingList settings={ofGroup} />
          {title === 'Currency' && (
            <ExchangeRates intervalDays={valueOf(settings, 'CURRENCY_UPDATE_INTERVAL')} isStaff={isStaff} />
          )}
        </Tabs.Panel>
      ))}
      <Tabs.Panel value="Setup-codes" px="sm">
        <SetupCodes mayChange={isStaff} />
      </Tabs.Panel>
      <Tabs.Panel value="Background-work" px="sm">
        <BackgroundWork />
      </Tabs.Panel>
      <Tabs.Panel value="Webhooks" px="sm">
        <Webhooks />
      </Tabs.Panel>
      <Tabs.Panel value="Access" px="sm">
        <PasswordForm />
      </Tabs.Panel>
    </Tabs>
  )
}

/** It becomes an id, which has no spaces. */
const tabOf = (title: string): string => title.replaceAll(' ', '-')

function valueOf(settings: readonly SettingObject[], key: string): number {
  return Number(settings.find((setting) => setting.key === key)?.value ?? 0)
}
