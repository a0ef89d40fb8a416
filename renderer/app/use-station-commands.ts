import { useLocation, useNavigate } from 'react-router'
import { type CommandHandlers, useCommandCodes } from '../components/command-codes.tsx'
import { useSoundControl } from '../features/station/sound-provider.tsx'
import { useLook } from './look-provider.tsx'
import { useLeaveStation } from './use-leave-station.ts'
import type { OpenSheet } from './use-global-shortcuts.ts'

interface Sheets {
  sheet: OpenSheet
  open: (sheet: OpenSheet) => void
}

/** What command codes do in every shell: the same as the buttons and keys there. */
export function useStationCommands({ sheet, open }: Sheets): void {
  const navigate = useNavigate()
  const { pathname, key } = useLocation()
  const { isMuted, setMuted } = useSoundControl()
  const { toggleContrast, toggleLarge } = useLook()
  const { lock } = useLeaveStation()
  const close = () => open(null)
  const goTo = (path: string) => () => {
    close()
    void navigate(path)
  }
  /** The first page of the window has nothing before it. */
  const isFirst = key === 'default'
  const back: CommandHandlers = isFirst ? {} : { BACK: () => void navigate(-1) }
  useCommandCodes({
    HELP: () => open('help'),
    MODE_LOOK_UP: pathname === '/' ? close : goTo('/'),
    MODE_PRINT: goTo('/labels/print'),
    SOUND: () => setMuted(!isMuted),
    CONTRAST: toggleContrast,
    LARGE_TEXT: toggleLarge,
    LOCK: lock,
    ...back,
    ...(sheet === null ? {} : { NO: close, BACK: close }),
  })
}
