import { useEffect } from 'react'
import { useGlobalSetting } from '../../client/settings.ts'
import { usualPitchMm } from '../../components/pixel-pitch.ts'
import { textSizes } from './text-sizes.ts'

/** As if people stood this much further away. */
const LARGER = 1.25

/** Gives the document the sizes of this station while its shell is shown; dialogs lie outside of the shell. */
export function useTextSizes(isLarge: boolean): void {
  const distanceM = Number(useGlobalSetting<string>('STATION_DISTANCE', '1.2')) || 1.2
  useEffect(() => {
    const root = document.documentElement
    const sizes = Object.entries(
      textSizes({ distanceM: isLarge ? distanceM * LARGER : distanceM, pitchMm: usualPitchMm(window.screen.width) }),
    )
    root.dataset['shell'] = 'station'
    sizes.forEach(([name, px]) => root.style.setProperty(`--${name}`, `${px}px`))
    return () => {
      delete root.dataset['shell']
      sizes.forEach(([name]) => root.style.removeProperty(`--${name}`))
    }
  }, [distanceM, isLarge])
}
