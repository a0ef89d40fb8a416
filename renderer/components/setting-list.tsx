import { Stack } from '@mantine/core'
import type { SettingObject } from '../../main/records/setting-records.ts'
import { SettingField } from './setting-field.tsx'

/** Settings drawn from their descriptions. */
export function SettingList({ settings, machine = null }: { settings: SettingObject[]; machine?: string | null }) {
  return (
    <Stack gap="md" maw={560}>
      {settings.map((setting) => (
        <SettingField key={`${setting.config_type ?? ''}${setting.key}`} setting={setting} machine={machine} />
      ))}
    </Stack>
  )
}
