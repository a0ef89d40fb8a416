import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { forgetWindow, tellWindow, type WindowPolicy } from '../client/scan-desk.ts'
import { useWindowPolicy } from './scan-policy.tsx'

/** What command codes do on the screen that is shown, by the name of the command: `UNDO`, `HELP`, `NO`. */
export type CommandHandlers = Readonly<Record<string, () => void>>

interface CommandCodes {
  /** False when nothing on the screen has a button for it. */
  run: (name: string) => boolean
  add: (handlers: () => CommandHandlers) => () => void
  /** Buttons came or went. */
  changed: () => void
}

const CommandCodesContext = createContext<CommandCodes | null>(null)

/** Command codes press the buttons that are on the screen; what was opened last is asked first. */
export function CommandCodesProvider({ children }: { children: ReactNode }) {
  const sources = useRef<(() => CommandHandlers)[]>([])
  const [names, setNames] = useState('')
  const policy = useWindowPolicy()
  const value = useMemo<CommandCodes>(() => {
    const changed = () => setNames(namesOf(sources.current.map((handlers) => handlers())))
    return {
      changed,
      run(name) {
        const action = sources.current.map((handlers) => handlers()[name]).findLast((found) => found !== undefined)
        action?.()
        return action !== undefined
      },
      add(handlers) {
        sources.current = [...sources.current, handlers]
        changed()
        return () => {
          sources.current = sources.current.filter((each) => each !== handlers)
          changed()
        }
      },
    }
  }, [])
  useWindowReport(policy, names)
  return <CommandCodesContext value={value}>{children}</CommandCodesContext>
}

function namesOf(sources: readonly CommandHandlers[]): string {
  return [...new Set(sources.flatMap((handlers) => Object.keys(handlers)))].toSorted().join(' ')
}

/** A hidden window is let run its timers once a minute; the station waits longer than that. */
const REPORT_EVERY_MS = 30_000

/** Keeps the station told which buttons there are, and what scans do. */
function useWindowReport(policy: WindowPolicy, names: string): void {
  useEffect(() => {
    const report = () => void tellWindow({ policy, commands: names === '' ? [] : names.split(' ') })
    report()
    const timer = setInterval(report, REPORT_EVERY_MS)
    return () => clearInterval(timer)
  }, [policy, names])
  useEffect(() => {
    window.addEventListener('pagehide', forgetWindow)
    return () => {
      window.removeEventListener('pagehide', forgetWindow)
      forgetWindow()
    }
  }, [])
}

/** Says what command codes do while this component is on the screen. */
export function useCommandCodes(handlers: CommandHandlers): void {
  const codes = useContext(CommandCodesContext)
  const newest = useRef(handlers)
  useEffect(() => {
    newest.current = handlers
    codes?.changed()
  })
  useEffect(() => codes?.add(() => newest.current), [codes])
}

export function useRunCommandCode(): CommandCodes['run'] {
  const codes = useContext(CommandCodesContext)
  if (codes === null) throw new Error('CommandCodesProvider is missing above this component')
  return codes.run
}
