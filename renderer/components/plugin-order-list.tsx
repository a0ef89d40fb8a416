import { ActionIcon, Group, Input, Select, Stack, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { useId } from 'react'
import { usePlugins } from '../client/plugins.ts'
import { pluginTitle } from '../plugin-ui/use-plugin-title.ts'
import { moved, readOrder, writeOrder } from './plugin-order.ts'

interface PluginOrderListProps {
  label: string
  description: string
  error: string | null
  disabled: boolean
  /** Only plugins with this mixin. */
  mixin: string
  value: string
  onChange: (value: string) => void
}

const ICON = 16

/** Plugins in the order in which they are asked; a key that no plugin has is told. */
export function PluginOrderList({ label, description, error, disabled, mixin, value, onChange }: PluginOrderListProps) {
  const { data: plugins } = usePlugins()
  const id = useId()
  const able = (plugins ?? []).filter(({ mixins, manifest }) =>
    [...Object.keys(mixins), ...(manifest?.mixins ?? [])].includes(mixin),
  )
  const keys = readOrder(value)
  const others = able.filter(({ key }) => !keys.includes(key))
  const set = (next: string[]) => onChange(writeOrder(next))
  const titleOf = (key: string): string => {
    const plugin = able.find((each) => each.key === key)
    return plugin === undefined ? key : pluginTitle(plugin)
  }
  const problemOf = (key: string): string | null => {
    if (plugins === undefined) return null
    const plugin = plugins.find((each) => each.key === key)
    if (plugin === undefined) return 'No plugin has this key. Take it out, or install the plugin.'
    if (!able.includes(plugin)) return 'This plugin reads no codes. Take it out.'
    return plugin.active ? null : 'It is off, and is not asked.'
  }
  return (
    <Input.Wrapper label={label} labelElement="div" description={description} error={error} labelProps={{ id }}>
      <Stack gap={6} mt={6} component="ol" p={0} m={0} aria-labelledby={id} style={{ listStyle: 'none' }}>
        {keys.map((key, index) => (
          <Group key={key} component="li" gap={6} wrap="nowrap" align="flex-start">
            <div style={{ flex: 1, minWidth: 0 }}>
              <Text>
                {index + 1}. {titleOf(key)}
              </Text>
              {problemOf(key) !== null && (
                <Text size="sm" c="dimmed">
                  {problemOf(key)}
                </Text>
              )}
            </div>
            <ActionIcon
              variant="default"
              aria-label={`Ask ${titleOf(key)} earlier`}
              disabled={disabled || index === 0}
              onClick={() => set(moved(keys, key, -1))}
            >
              <IconArrowUp size={ICON} />
            </ActionIcon>
            <ActionIcon
              variant="default"
              aria-label={`Ask ${titleOf(key)} later`}
              disabled={disabled || index === keys.length - 1}
              onClick={() => set(moved(keys, key, 1))}
            >
              <IconArrowDown size={ICON} />
            </ActionIcon>
            <ActionIcon
              variant="default"
              aria-label={`Take ${titleOf(key)} out of the order`}
              disabled={disabled}
              onClick={() => set(keys.filter((one) => one !== key))}
            >
              <IconX size={ICON} />
            </ActionIcon>
          </Group>
        ))}
      </Stack>
      {keys.length === 0 && <Text size="sm">No order is set: they are asked as they were found.</Text>}
      <Select
        mt={6}
        aria-label="Ask another one next"
        placeholder={others.length === 0 ? 'All of them are in the order' : 'Ask another one next'}
        data={others.map((plugin) => ({ value: plugin.key, label: pluginTitle(plugin) }))}
        value={null}
        disabled={disabled || others.length === 0}
        onChange={(key) => key !== null && set([...keys, key])}
      />
    </Input.Wrapper>
  )
}
