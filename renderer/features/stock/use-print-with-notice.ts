import { notifications } from '@mantine/notifications'
import { type PrintTarget, usePrintNow } from '../../client/print-queue.ts'
import { countOf } from '../../components/texts.ts'
import { showFailure } from './show-failure.ts'

/** Prints at once and says where to look; what went wrong stays until it is closed. */
export function usePrintWithNotice() {
  const print = usePrintNow()
  const mutate = (target: PrintTarget) =>
    print.mutate(target, {
      onSuccess: ({ pk }) =>
        notifications.show({
          title: `${countOf(target.items.length, 'label')} in the queue`,
          message: `Print job ${pk}. See Labels, Queue for how it goes.`,
        }),
      onError: (error) => showFailure('Nothing was printed', error),
    })
  return { mutate, isPending: print.isPending }
}
