import { createContext, type Dispatch, type ReactNode, useContext, useEffect, useMemo, useReducer, useRef } from 'react'
import type { Scan } from '../../../main/records/scan-records.ts'
import { useStationEvent } from '../../client/station-events.tsx'
import { useRunCommandCode } from '../../components/command-codes.tsx'
import { isForDialog, useWindowPolicy } from '../../components/scan-policy.tsx'
import { RESULTS } from '../../components/results.ts'
import { type LookUp, lookUp, type LookUpAction, outcomeOf, START } from './look-up.ts'
import { screenCommand, withoutButton } from './command-scan.ts'
import { useSounds } from './sound-provider.tsx'

const TICK_AFTER_MS = 300

const LookUpState = createContext<{ state: LookUp; dispatch: Dispatch<LookUpAction> } | null>(null)

/** Follows scans wherever in the program one is, with the sound of each result. */
export function LookUpProvider({ children }: { children: ReactNode }) {
  const [state, dispatch] = useReducer(lookUp, START)
  const play = useSounds()
  const runCommand = useRunCommandCode()
  const waiting = useRef(new Map<number, ReturnType<typeof setTimeout>>())

  const sound = (scan: Scan) => {
    clearTimeout(waiting.current.get(scan.pk))
    waiting.current.delete(scan.pk)
    const outcome = outcomeOf(scan)
    if (outcome.kind !== 'captured') return play(RESULTS[outcome.kind].cue)
    waiting.current.set(
      scan.pk,
      setTimeout(() => play('tick'), TICK_AFTER_MS),
    )
  }

  useEffect(() => {
    const timers = waiting.current
    return () => timers.forEach((timer) => clearTimeout(timer))
  }, [])

  const policy = useWindowPolicy()
  const isHoldHeard = useRef(false)
  useEffect(() => {
    if (policy !== 'hold') isHoldHeard.current = false
  }, [policy])

  /** Once for each question, however many codes come while it is open. */
  const hearHeld = (scan: Scan) => {
    clearTimeout(waiting.current.get(scan.pk))
    waiting.current.delete(scan.pk)
    if (!isHoldHeard.current) play('error')
    isHoldHeard.current = true
  }

  useStationEvent((event) => {
    if (event.type === 'scan.held') {
      hearHeld(event.data)
      return dispatch({ kind: 'event', event })
    }
    // News of a scan that is shown already.
    if (event.type === 'scan.repeated' || event.type === 'scan.answered') return dispatch({ kind: 'event', event })
    if (event.type !== 'scan.captured' && event.type !== 'scan.resolved') return
    const data = event.type === 'scan.resolved' ? afterCommand(event.data, runCommand) : event.data
    sound(data)
    if (policy === 'through' || !isForDialog(data)) dispatch({ kind: 'event', event: { ...event, data } })
  })

  const value = useMemo(() => ({ state, dispatch }), [state])
  return <LookUpState value={value}>{children}</LookUpState>
}

/** What the station leaves to the screen is done here, if there is a button for it. */
function afterCommand(scan: Scan, run: (name: string) => boolean): Scan {
  const command = screenCommand(scan)
  return command === null || run(command) ? scan : withoutButton(scan, command)
}

export function useLookUp() {
  const value = useContext(LookUpState)
  if (value === null) throw new Error('LookUpProvider is missing above this component')
  return value
}
