import { Button, type ButtonProps, Menu } from '@mantine/core'
import { IconChevronDown, IconMapPinSearch } from '@tabler/icons-react'
import { type LocateTarget, useLocators } from '../../client/locate.ts'
import { pluginTitle } from '../../plugin-ui/use-plugin-title.ts'
import { useLocateWithNotice } from './use-locate-with-notice.ts'

/** Makes something show where it is; not there when no plugin can, and a choice when several can. */
export function LocateButton({ target }: { target: LocateTarget }) {
  const { data: locators = [] } = useLocators()
  const { locateWith, isPending } = useLocateWithNotice(target)
  const [first, ...others] = locators
  if (first === undefined) return null
  const look: ButtonProps = { variant: 'default', leftSection: <IconMapPinSearch size={18} />, loading: isPending }
  if (others.length === 0)
    return (
      <Button {...look} onClick={() => locateWith(first)}>
        Locate
      </Button>
    )
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button {...look} rightSection={<IconChevronDown size={16} />}>
          Locate
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {locators.map((plugin) => (
          <Menu.Item key={plugin.key} onClick={() => locateWith(plugin)}>
            {pluginTitle(plugin)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
