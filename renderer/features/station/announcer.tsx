import { useEffect, useRef, useState } from 'react'
import { announcementOf } from './announcement.ts'
import { useLookUp } from './look-up-provider.tsx'
import type { LookUp } from './look-up.ts'

const GATHER_MS = 500

/** Tells results to screen readers: politely, errors at once. */
export function Announcer() {
  const { outcome } = useLookUp().state
  const gathered = useRef<LookUp['outcome'][]>([])
  const [told, setTold] = useState({ polite: '', urgent: '' })
  useEffect(() => {
    gathered.current.push(outcome)
    const timer = setTimeout(() => {
      setTold(announcementOf(gathered.current))
      gathered.current = []
    }, GATHER_MS)
    return () => clearTimeout(timer)
  }, [outcome])
  return (
    <div className="only-heard">
      <div aria-live="polite">{told.polite}</div>
      <div role="alert">{told.urgent}</div>
    </div>
  )
}
