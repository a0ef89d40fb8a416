import { useLocalStorage, useMediaQuery } from '@mantine/hooks'
import { createContext, type ReactNode, useContext, useEffect } from 'react'
import { useLocation } from 'react-router'

type Scheme = 'light' | 'dark'

interface Look {
  scheme: Scheme
  shell: 'station' | 'manage'
  toggle: () => void
  /** Black and white, and lines that are seen from far away. */
  hasContrast: boolean
  toggleContrast: () => void
  isLarge: boolean
  toggleLarge: () => void
}

const LookContext = createContext<Look | null>(null)

/** Light in the Station shell (bright halls), as the system in Manage; each can be switched, and is kept. */
export function LookProvider({ children }: { children: ReactNode }) {
  const shell = useLocation().pathname === '/' ? 'station' : 'manage'
  const prefersDark = useMediaQuery('(prefers-color-scheme: dark)', false, { getInitialValueInEffect: false })
  const [chosen, choose] = useLocalStorage<Partial<Record<Look['shell'], Scheme>>>({
    key: 'scanbench.look',
    defaultValue: {},
    getInitialValueInEffect: false,
  })
  const usual: Record<Look['shell'], Scheme> = { station: 'light', manage: prefersDark ? 'dark' : 'light' }
  const scheme = chosen[shell] ?? usual[shell]
  const toggle = () => choose({ ...chosen, [shell]: scheme === 'dark' ? 'light' : 'dark' })
  const [hasContrast, setContrast] = useKept('scanbench.contrast')
  const [isLarge, setLarge] = useKept('scanbench.large-text')
  useEffect(() => {
    document.documentElement.toggleAttribute('data-contrast', hasContrast)
    document.documentElement.toggleAttribute('data-large', isLarge)
  }, [hasContrast, isLarge])
  const look: Look = {
    scheme,
    shell,
    toggle,
    hasContrast,
    toggleContrast: () => setContrast(!hasContrast),
    isLarge,
    toggleLarge: () => setLarge(!isLarge),
  }
  return <LookContext value={look}>{children}</LookContext>
}

function useKept(key: string) {
  return useLocalStorage<boolean>({ key, defaultValue: false, getInitialValueInEffect: false })
}

export function useLook(): Look {
  const look = useContext(LookContext)
  if (look === null) throw new Error('LookProvider is missing above this component')
  return look
}
