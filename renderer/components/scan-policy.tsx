import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { Scan } from '../../main/records/scan-records.ts'
import type { WindowPolicy } from '../client/scan-desk.ts'
import { useStationEvent } from '../client/station-events.tsx'

/** What a scan does while this is open: it answers, fills, goes through to what is below, or is held. */
export type ScanPolicy = 'answer' | 'fill' | 'through' | 'hold'

interface Entry {
  policy: ScanPolicy
  onScan: (scan: Scan) => void
}

interface ScanPolicies {
  /** Of the topmost that is not `through`. */
  policy: WindowPolicy
  add: (entry: Entry) => () => void
}

const Policies = createContext<ScanPolicies | null>(null)

/** Between the station and what is on the screen: the topmost dialog that wants scans gets them, and nothing below it does. */
export function ScanPolicyProvider({ children }: { children: ReactNode }) {
  const [entries, setEntries] = useState<readonly Entry[]>([])
  const top = entries.findLast(({ policy }) => policy !== 'through')
  const add = useCallback((entry: Entry) => {
    setEntries((all) => [...all, entry])
    return () => setEntries((all) => all.filter((each) => each !== entry))
  }, [])
  useStationEvent((event) => {
    if (event.type === 'scan.resolved' && top !== undefined && top.policy !== 'hold' && isForDialog(event.data))
      top.onScan(event.data)
  })
  const policy = windowPolicy(top?.policy)
  const value = useMemo(() => ({ policy, add }), [policy, add])
  return <Policies value={value}>{children}</Policies>
}

/** Says what scans do while this component is on the screen. */
export function useScanPolicy(policy: ScanPolicy, onScan?: (scan: Scan) => void): void {
  const add = useContext(Policies)?.add
  const newest = useRef(onScan)
  useEffect(() => {
    newest.current = onScan
  })
  useEffect(() => add?.({ policy, onScan: (scan) => newest.current?.(scan) }), [add, policy])
}

export function useWindowPolicy(): WindowPolicy {
  return useContext(Policies)?.policy ?? 'through'
}

/** Commands press buttons; every other code is for the dialog. */
export function isForDialog({ readings }: Scan): boolean {
  return !readings.some(({ standard }) => standard === 'command')
}

function windowPolicy(policy: ScanPolicy | undefined): WindowPolicy {
  return policy === undefined || policy === 'through' ? 'through' : policy === 'hold' ? 'hold' : 'fill'
}
