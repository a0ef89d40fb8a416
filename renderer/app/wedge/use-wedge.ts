import { notifications } from '@mantine/notifications'
import { useEffect, useRef } from 'react'
import { sendKeyboardScan } from '../../client/keyboard-scans.ts'
import { useMachines, useMachineSettings } from '../../client/machines.ts'
import type { WedgeOptions } from './recogniser.ts'
import { listenToWedge } from './wedge-listener.ts'

const DRIVER = 'keyboard-scanner'
const GAP_MS = 40
/** The scanner check finds out how slow a scanner is, so it takes slow ones. */
const CHECKING: WedgeOptions = { gapMs: 150, start: '' }

/** Scanners that type work in every page of the window, whatever has the focus. */
export function useWedge(): void {
  const newest = useRef<WedgeOptions>({ gapMs: GAP_MS, start: '' })
  const options = useWedgeOptions()
  useEffect(() => {
    newest.current = options
  })
  useEffect(() => {
    const listening = listenToWedge({
      options: () => (isChecking() ? CHECKING : newest.current),
      onScan: (typed) => void sendKeyboardScan(typed).catch(showLost),
    })
    return () => listening[Symbol.dispose]()
  }, [])
}

function isChecking(): boolean {
  return document.querySelector('[data-scanner-check]') !== null
}

function useWedgeOptions(): WedgeOptions {
  const machine = useMachines().data?.find(({ driver, active }) => driver === DRIVER && active)
  const { data = [] } = useMachineSettings(machine?.pk ?? null)
  const valueOf = (key: string) => data.find((setting) => setting.key === key)?.value
  return { gapMs: Number(valueOf('GAP_MS') ?? GAP_MS), start: String(valueOf('START') ?? '') }
}

function showLost(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error)
  notifications.show({ color: 'red', title: 'A scan was not taken', message: `${message} Scan it again.` })
}
