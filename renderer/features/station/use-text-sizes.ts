import { type CSSProperties, useMemo } from 'react'
import { useGlobalSetting } from '../../client/settings.ts'
import { textSizes, usualPitchMm } from './text-sizes.ts'

/** The sizes of this station as CSS variables: how far people stand, and what screen it probably is. */
export function useTextSizes(): CSSProperties {
  const distanceM = Number(useGlobalSetting<string>('STATION_DISTANCE', '1.2')) || 1.2
  return useMemo(() => {
    const sizes = textSizes({ distanceM, pitchMm: usualPitchMm(window.screen.width) })
    return Object.fromEntries(Object.entries(sizes).map(([name, px]) => [`--${name}`, `${px}px`]))
  }, [distanceM])
}
