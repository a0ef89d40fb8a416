import { useCallback, useEffect, useRef } from 'react'

/** Stays the same function and calls the newest one. */
export function useStableCallback(callback: () => void): () => void {
  const newest = useRef(callback)
  useEffect(() => {
    newest.current = callback
  })
  return useCallback(() => newest.current(), [])
}
