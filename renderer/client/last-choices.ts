import { useQuery, type QueryClient } from '@tanstack/react-query'
import type { LastChoice } from '../../main/records/print-records.ts'
import { getFrom } from './api.ts'
import type { LabelModel } from './print-jobs.ts'

export type { LastChoice }

const KEY = 'last-choices'

/** How this person printed labels of a kind of thing, the newest first. */
export function useLastChoices(model: LabelModel | undefined) {
  return useQuery({
    queryKey: [KEY, model],
    queryFn: ({ signal }) => getFrom<LastChoice[]>('/api/station/last-choices/', { model_type: model }, signal),
    enabled: model !== undefined,
  })
}

/** Something was printed. */
export async function afterPrinting(client: QueryClient): Promise<void> {
  await Promise.all([['print-jobs'], [KEY]].map((queryKey) => client.invalidateQueries({ queryKey })))
}
