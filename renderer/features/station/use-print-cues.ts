import { useEffect, useRef } from 'react'
import type { PrintJob, PrintJobState } from '../../../main/records/print-records.ts'
import { usePrintJobs } from '../../client/print-jobs.ts'
import { useStationEvent } from '../../client/station-events.tsx'
import type { Cue } from './sounds.ts'
import { useSounds } from './sound-provider.tsx'

const REMIND_AFTER_MS = 20_000

const CUE_OF: Partial<Record<PrintJobState, Cue>> = {
  printed: 'done',
  unscanned: 'warn',
  held: 'printer',
  unknown: 'printer',
  failed: 'error',
}

/** Says when a label is out, and calls again every 20 s while a printer needs somebody, until a key or touch. */
export function usePrintCues(): void {
  const play = useSounds()
  const states = useRef(new Map<number, PrintJobState>())
  const isSeen = useRef(true)
  const isCalling = usePrintJobs().data?.results.some(({ state }) => state === 'held') ?? false

  function hear({ pk, state }: PrintJob): void {
    if (states.current.get(pk) === state) return
    states.current.set(pk, state)
    if (state === 'held') isSeen.current = false
    play(CUE_OF[state] ?? null)
  }

  useStationEvent((event) => {
    if (event.type === 'print-job.changed') hear(event.data)
  })

  useEffect(() => {
    const see = () => (isSeen.current = true)
    window.addEventListener('pointerdown', see)
    window.addEventListener('keydown', see)
    return () => {
      window.removeEventListener('pointerdown', see)
      window.removeEventListener('keydown', see)
    }
  }, [])

  useEffect(() => {
    if (!isCalling) return undefined
    const timer = setInterval(() => !isSeen.current && play('printer'), REMIND_AFTER_MS)
    return () => clearInterval(timer)
  }, [isCalling, play])
}
