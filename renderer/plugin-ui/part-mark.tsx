import { ActionIcon, Menu } from '@mantine/core'
import { IconPuzzle } from '@tabler/icons-react'
import { useNavigate } from 'react-router'
import { useActivatePlugin } from '../client/plugins.ts'
import { useMe } from '../client/session.ts'
import styles from './plugin-part.module.css'

interface PartMarkProps {
  plugin: string
  title: string
  onHide: () => void
}

/** Seen on hover and focus: which plugin this is of, what it wrote, and a way to be rid of it. */
export function PartMark({ plugin, title, onHide }: PartMarkProps) {
  const navigate = useNavigate()
  const { data: me } = useMe()
  const activate = useActivatePlugin()
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon className={styles['mark'] ?? ''} variant="default" size={26} aria-label={`From ${title}`}>
          <IconPuzzle size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>From {title}</Menu.Label>
        <Menu.Item onClick={() => void navigate(`/plugins/${plugin}`)}>About this plugin</Menu.Item>
        <Menu.Item onClick={() => void navigate(`/plugins/${plugin}?tab=log`)}>Log</Menu.Item>
        <Menu.Item onClick={onHide}>Hide here</Menu.Item>
        {me?.is_superuser === true && (
          <Menu.Item onClick={() => activate.mutate({ key: plugin, active: false })}>Turn the plugin off</Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
