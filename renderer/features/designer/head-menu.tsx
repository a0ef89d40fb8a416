import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'

interface HeadMenuProps {
  /** Of the file that holds what is published. */
  exportAddress: string
  canDrop: boolean
  onVersions: () => void
  onDrop: () => void
}

/** What is seldom done with all of a template. */
export function HeadMenu({ exportAddress, canDrop, onVersions, onDrop }: HeadMenuProps) {
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="default" size={32} aria-label="More">
          <IconDots size={19} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onVersions}>Versions…</Menu.Item>
        <Menu.Item component="a" href={exportAddress} download>
          Export as a file
        </Menu.Item>
        <Menu.Item disabled={!canDrop} onClick={onDrop}>
          Back to what is published
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
