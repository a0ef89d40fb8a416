import { useEffect, useState } from 'react'

/** True when the component has been shown this long. */
export function useIsLong(afterMs: number): boolean {
  const [isLong, setIsLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), afterMs)
    return () => clearTimeout(timer)
  }, [afterMs])
  return isLong
}
