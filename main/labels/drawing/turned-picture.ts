/** A picture in a size of its own, turned around its middle. */
export interface TurnedPicture {
  /** A data URI. */
  source: string
  width: number
  height: number
  /** Clockwise. */
  degrees: number
}

const START = 'data:image/svg+xml;charset=utf-8;base64,'

/** The box that holds all of it. */
export function wholeOf({ width, height, degrees }: Omit<TurnedPicture, 'source'>): { width: number; height: number } {
  const angle = (degrees * Math.PI) / 180
  const [along, across] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))]
  return { width: near(width * along + height * across), height: near(width * across + height * along) }
}

/** As a drawing with the picture in it as it is: what shows drawings shows it, and nothing of it is lost. */
export function writeTurned({ source, width, height, degrees }: TurnedPicture): string {
  const whole = wholeOf({ width, height, degrees })
  const box = `width="${whole.width}" height="${whole.height}" viewBox="0 0 ${whole.width} ${whole.height}"`
  const turn = `translate(${near(whole.width / 2)} ${near(whole.height / 2)}) rotate(${near(degrees)})`
  const place = `x="${near(-width / 2)}" y="${near(-height / 2)}" width="${near(width)}" height="${near(height)}"`
  const image = `<image ${place} preserveAspectRatio="none" xlink:href="${source}"/>`
  const names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
  return START + Buffer.from(`<svg ${names} ${box}><g transform="${turn}">${image}</g></svg>`).toString('base64')
}

const WRITTEN =
  /^<svg [^>]*><g transform="translate\([\d. ]+\) rotate\((-?[\d.]+)\)"><image x="[-\d.]+" y="[-\d.]+" width="([\d.]+)" height="([\d.]+)" preserveAspectRatio="none" xlink:href="(data:[^"]+)"\/><\/g><\/svg>$/u

/** The way back, for what draws no picture within a drawing; null for every other picture. */
export function readTurned(uri: string): TurnedPicture | null {
  if (!uri.startsWith(START)) return null
  const match = WRITTEN.exec(Buffer.from(uri.slice(START.length), 'base64').toString())
  const [, degrees, width, height, source = ''] = match ?? []
  return match === null ? null : { source, width: Number(width), height: Number(height), degrees: Number(degrees) }
}

function near(value: number): number {
  return Math.round(value * 100) / 100
}
