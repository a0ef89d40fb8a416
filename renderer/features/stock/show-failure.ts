import { notifications } from '@mantine/notifications'

/** What went wrong stays until it is closed. */
export function showFailure(title: string, { message }: Error): void {
  notifications.show({
    title,
    message,
    color: '#B5230F',
    autoClose: false,
    closeButtonProps: { 'aria-label': 'Close' },
  })
}
