import { Button } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useState } from 'react'
import type { Notification } from '../../main/records/message-records.ts'
import { useNotifications, useReadNotifications } from '../client/notifications.ts'
import { Dialog } from '../components/dialog.tsx'
import styles from './shell.module.css'

/** How many notifications wait, and the notifications. Scans go on below them. */
export function NotificationBell() {
  const { data } = useNotifications()
  const [isOpen, setOpen] = useState(false)
  const count = data?.count ?? 0
  return (
    <>
      <button type="button" className={styles['part']} title="Notifications" onClick={() => setOpen(true)}>
        <IconBell size={18} aria-hidden="true" />
        {count > 0 && count}
        <span className="only-heard">{count === 1 ? 'notification' : 'notifications'}</span>
      </button>
      {isOpen && (
        <Dialog title="Notifications" scanPolicy="through" onClose={() => setOpen(false)}>
          <NotificationList notifications={data?.results ?? []} />
        </Dialog>
      )}
    </>
  )
}

function NotificationList({ notifications }: { notifications: readonly Notification[] }) {
  const read = useReadNotifications()
  if (notifications.length === 0) return <p>Nothing new.</p>
  return (
    <>
      <ul className={styles['notifications']}>
        {notifications.map(({ pk, name, message, age_human }) => (
          <li key={pk}>
            <strong>{name}</strong>
            {message !== '' && <p>{message}</p>}
            <small>{age_human}</small>
            <Button variant="default" size="xs" onClick={() => read.mutate(pk)}>
              Read
            </Button>
          </li>
        ))}
      </ul>
      <Button onClick={() => read.mutate('all')}>Mark all as read</Button>
    </>
  )
}
