import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { usePressCommand } from '../client/scan-desk.ts'

/** Where Ctrl+Z is for what is drawn. */
const DESIGNER = /^\/labels\/templates\/./u

/** Ctrl+Z and Ctrl+Shift+Z press Undo and Redo of the station; in a field they are the field's own. */
export function useUndoKeys(): void {
  const { pathname } = useLocation()
  const press = usePressCommand()
  const newest = useRef<(event: KeyboardEvent) => void>(() => {})
  useEffect(() => {
    newest.current = (event) => {
      if (!isUndo(event) || isTyping(event.target) || DESIGNER.test(pathname)) return
      event.preventDefault()
      press.mutate({ name: event.shiftKey ? 'REDO' : 'UNDO' })
    }
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => newest.current(event)
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

function isUndo({ key, ctrlKey, metaKey, altKey, repeat }: KeyboardEvent): boolean {
  return key.toUpperCase() === 'Z' && (ctrlKey || metaKey) && !altKey && !repeat
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
}
