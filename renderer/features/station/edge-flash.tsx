import { useEffect, useRef, useState } from 'react'
import { RESULTS } from '../../components/results.ts'
import styles from './edge-flash.module.css'
import { useLookUp } from './look-up-provider.tsx'

const LEAST_GAP_MS = 400

/** The visible twin of the sound: the edge of the screen, at most once in 400 ms. */
export function EdgeFlash() {
  const { outcome } = useLookUp().state
  const [flash, setFlash] = useState<{ key: number; color: string } | null>(null)
  const lastAt = useRef(0)
  useEffect(() => {
    const fill = outcome.kind === 'idle' ? null : RESULTS[outcome.kind].fill
    const now = performance.now()
    if (fill === null || now - lastAt.current < LEAST_GAP_MS) return
    lastAt.current = now
    setFlash({ key: now, color: fill })
  }, [outcome])
  if (flash === null) return null
  return <div key={flash.key} className={styles['edge']} style={{ borderColor: flash.color }} aria-hidden="true" />
}
