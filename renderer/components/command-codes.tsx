import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react'

/** What command codes do on the screen that is shown, by the name of the command: `UNDO`, `HELP`, `NO`. */
export type CommandHandlers = Readonly<Record<string, () => void>>

interface CommandCodes {
  /** False when nothing on the screen has a button for it. */
  run: (name: string) => boolean
  add: (handlers: () => CommandHandlers) => () => void
}

const CommandCodesContext = createContext<CommandCodes | null>(null)

/** Command codes press the buttons that are on the screen; what was opened last is asked first. */
export function CommandCodesProvider({ children }: { children: ReactNode }) {
  const sources = useRef<(() => CommandHandlers)[]>([])
  const value = useMemo<CommandCodes>(
    () => ({
      run(name) {
        const action = sources.current.map((handlers) => handlers()[name]).findLast((found) => found !== undefined)
        action?.()
        return action !== undefined
      },
      add(handlers) {
        sources.current = [...sources.current, handlers]
        return () => {
          sources.current = sources.current.filter((each) => each !== handlers)
        }
      },
    }),
    [],
  )
  return <CommandCodesContext value={value}>{children}</CommandCodesContext>
}

/** Says what command codes do while this component is on the screen. */
export function useCommandCodes(handlers: CommandHandlers): void {
  const codes = useContext(CommandCodesContext)
  const newest = useRef(handlers)
  useEffect(() => {
    newest.current = handlers
  })
  useEffect(() => codes?.add(() => newest.current), [codes])
}

export function useRunCommandCode(): CommandCodes['run'] {
  const codes = useContext(CommandCodesContext)
  if (codes === null) throw new Error('CommandCodesProvider is missing above this component')
  return codes.run
}
