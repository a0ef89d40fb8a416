import { useNavigate } from 'react-router'
import { useUiFeatures } from '../client/ui-features.ts'
import { addressOf } from '../plugin-ui/feature-address.ts'
import { useRunFeature } from '../plugin-ui/use-run-feature.ts'
import { usePressCommand } from '../client/scan-desk.ts'
import { useLeaveStation } from './use-leave-station.ts'
import { useLook } from './look-provider.tsx'

export interface PaletteEntry {
  id: string
  title: string
  /** What it is, or whose. */
  hint: string
  isAlways?: boolean
  run: () => void
}

const PAGES = [
  ['Station', '/'],
  ['Overview', '/overview'],
  ['Stock items', '/stock/items'],
  ['Parts', '/stock/parts'],
  ['Locations', '/stock/locations'],
  ['Quick label', '/labels/quick'],
  ['Print labels', '/labels/print'],
  ['Print queue', '/labels/queue'],
  ['Print history', '/labels/history'],
  ['Label templates', '/labels/templates'],
  ['Rules of printing', '/labels/rules'],
  ['Machines', '/machines'],
  ['Add a machine', '/machines/new'],
  ['Plugins', '/plugins'],
  ['Codes', '/codes'],
  ['Sheet of command codes', '/command-sheet'],
  ['Settings', '/settings'],
] as const

/** What the palette offers: pages, commands, those of plugins, and the search. */
export function usePaletteEntries(text: string): PaletteEntry[] {
  const navigate = useNavigate()
  const run = useRunFeature()
  const { toggle, toggleContrast, toggleLarge } = useLook()
  const { lock, signOut } = useLeaveStation()
  const press = usePressCommand()
  const commands = useUiFeatures('spotlight_action')
  const apps = useUiFeatures('navigation')
  const page = (title: string, path: string, hint = 'Page'): PaletteEntry => ({
    id: `page ${path}`,
    title,
    hint,
    run: () => void navigate(path),
  })
  const words = text.trim()
  return [
    ...PAGES.map(([title, path]) => page(title, path)),
    { id: 'colours', title: 'Light or dark', hint: 'Colours', run: toggle },
    { id: 'contrast', title: 'High contrast on or off', hint: 'Colours', run: toggleContrast },
    { id: 'large', title: 'Large text on or off', hint: 'Text', run: toggleLarge },
    { id: 'sign out', title: 'Sign out', hint: 'Of this window', run: signOut },
    { id: 'lock', title: 'Lock the station', hint: 'Sign off', run: lock },
    { id: 'undo', title: 'Undo', hint: 'The last step', run: () => press.mutate({ name: 'UNDO' }) },
    { id: 'redo', title: 'Redo', hint: 'What was taken back', run: () => press.mutate({ name: 'REDO' }) },
    ...apps.flatMap((app) => page(app.title, addressOf(app) ?? '/overview', 'App')),
    ...commands.map((command) => ({
      id: `command ${command.plugin_name} ${command.key}`,
      title: command.title,
      hint: command.description || command.plugin_name,
      run: () => run(command),
    })),
    ...(words === ''
      ? []
      : [
          {
            ...page(`Find “${words}” in stock`, `/stock/items?search=${encodeURIComponent(words)}`, 'Find'),
            isAlways: true,
          },
        ]),
  ]
}
