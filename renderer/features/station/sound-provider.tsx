import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react'
import { useGlobalSetting } from '../../client/settings.ts'
import { createSoundboard, type Cue, type Soundboard } from './sounds.ts'

interface Sounds {
  play: (cue: Cue | null) => void
  /** Muted in this window, until it is closed. */
  isMuted: boolean
  setMuted: (isMuted: boolean) => void
}

const SoundContext = createContext<Sounds | null>(null)

/** One audio context for the life of the window; volume and mute come from the settings. */
export function SoundProvider({ children }: { children: ReactNode }) {
  const board = useRef<Soundboard | null>(null)
  const volume = useGlobalSetting<number>('STATION_SOUND_VOLUME', 70)
  const isStationMuted = useGlobalSetting<boolean>('STATION_SOUND_MUTE', false)
  const [isWindowMuted, setMuted] = useState(false)
  const isMuted = isStationMuted || isWindowMuted

  useEffect(() => {
    if (!('AudioContext' in window)) return undefined
    const opened = createSoundboard(new AudioContext({ latencyHint: 'interactive' }))
    board.current = opened
    return () => {
      board.current = null
      opened[Symbol.dispose]()
    }
  }, [])

  const play = useCallback(
    (cue: Cue | null) => {
      if (cue !== null) board.current?.play(cue, { volume, isMuted })
    },
    [volume, isMuted],
  )
  return <SoundContext value={{ play, isMuted, setMuted }}>{children}</SoundContext>
}

export function useSounds(): Sounds['play'] {
  return useSoundControl().play
}

export function useSoundControl(): Sounds {
  const sounds = useContext(SoundContext)
  if (sounds === null) throw new Error('SoundProvider is missing above this component')
  return sounds
}
