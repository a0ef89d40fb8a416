import { AppError } from '@scanbench/plugin'
import { pictureSize } from '../picture-size.ts'

export interface ImageFacts {
  media_type: 'image/png' | 'image/jpeg'
  width: number
  height: number
}

/** More than any printer has dots for. */
const LONGEST_SIDE = 10_000

/** What a picture says of itself; refused when it is none that labels can draw. */
export function imageFacts(content: Uint8Array): ImageFacts {
  const found = pictureSize(content)
  if (found?.mediaType !== 'image/png' && found?.mediaType !== 'image/jpeg')
    throw refused('This is no PNG and no JPEG. Save the picture as one of these.')
  const { width, height } = found
  if (width < 1 || height < 1 || Math.max(width, height) > LONGEST_SIDE)
    throw refused(`The picture has ${width} x ${height} pixels; ${LONGEST_SIDE} a side are enough.`)
  return { media_type: found.mediaType, width, height }
}

function refused(message: string): AppError {
  return new AppError('INVALID_INPUT', message, { details: { asset: [message] } })
}
