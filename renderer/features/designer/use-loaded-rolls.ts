import { useQuery } from '@tanstack/react-query'
import { getFrom } from '../../client/api.ts'

interface LoadedPrinter {
  name: string
  media: { widthMm: number; lengthMm: number | null } | null
}

/** What is in the printers, as far as they know; endless rolls get a usual length. */
export function useLoadedRolls(): { widthMm: number; heightMm: number; note: string }[] {
  const { data = [] } = useQuery({
    queryKey: ['print-jobs', 'printers'],
    queryFn: ({ signal }) => getFrom<LoadedPrinter[]>('/api/station/printers/', {}, signal),
    retry: false,
  })
  return data.flatMap(({ name, media }) =>
    media === null
      ? []
      : [{ widthMm: media.widthMm, heightMm: media.lengthMm ?? Math.round(media.widthMm / 2), note: name }],
  )
}
