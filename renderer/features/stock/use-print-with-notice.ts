import { notifications } from '@mantine/notifications'
import { type PrintTarget, usePrintNow } from '../../components/use-print-now.ts'
import { countOf } from '../../components/texts.ts'

/** Prints at once and says where to look; what went wrong stays until it is closed. */
export function usePrintWithNotice() {
  const print = usePrintNow()
  const mutate = (target: PrintTarget) =>
    print.mutate(target, {
      onSuccess: ({ pk }) =>
        notifications.show({
          title: `${countOf(target.items.length, 'label')} in the queue`,
          message: `Print job ${pk}. See Print jobs for how it goes.`,
        }),
      onError: (error) =>
        notifications.show({
          title: 'Nothing was printed',
          message: error.message,
          color: '#B5230F',
          autoClose: false,
          closeButtonProps: { 'aria-label': 'Close' },
        }),
    })
  return { mutate, isPending: print.isPending }
}
