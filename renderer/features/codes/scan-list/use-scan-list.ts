import { type Dispatch, useEffect, useReducer } from 'react'
import { useStationEvent } from '../../../client/station-events.tsx'
import { keepScans, keptScans } from './kept-scans.ts'
import { type ListAction, type ScanList, scanList } from './scan-list.ts'

/** Takes every scan while it is shown; command codes are no things. */
export function useScanList(): [ScanList, Dispatch<ListAction>] {
  const [list, dispatch] = useReducer(scanList, null, () => ({ scans: keptScans(), refusal: null }))
  useEffect(() => keepScans(list.scans), [list.scans])
  useStationEvent((event) => {
    if (event.type !== 'scan.resolved' || event.data.choices.length > 0) return
    if (event.data.readings.some(({ standard }) => standard === 'command')) return
    dispatch({ kind: 'scan', scan: event.data })
  })
  return [list, dispatch]
}
