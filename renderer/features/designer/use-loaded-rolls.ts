import { usePrinterQueues } from '../../client/print-queue.ts'

/** The rolls that are in printers now; endless media is as long as one likes. */
export function useLoadedRolls(): { widthMm: number; heightMm: number; note: string }[] {
  const { data = [] } = usePrinterQueues()
  return data.flatMap(({ name, media }) =>
    media === null
      ? []
      : [{ widthMm: media.width_mm, heightMm: media.length_mm ?? Math.round(media.width_mm / 2), note: name }],
  )
}
