import type { LabelObject } from '../../../../main/records/label-document.ts'
import { KIND_WORDS } from './object-words.ts'

const MARK = 'scanbench-label-objects'

/** Text for the clipboard of the computer, so that objects go from one template and window to another. */
export function toClipboard(objects: readonly LabelObject[]): string {
  return JSON.stringify({ [MARK]: 1, objects })
}

/** Null where the clipboard holds something else. */
export function fromClipboard(text: string): LabelObject[] | null {
  try {
    const parsed: unknown = JSON.parse(text)
    if (!isRecord(parsed) || parsed[MARK] !== 1 || !Array.isArray(parsed['objects'])) return null
    const objects: unknown[] = parsed['objects']
    return objects.every(isObject) ? objects : null
  } catch {
    return null
  }
}

/** The station checks the rest when the draft is saved. */
function isObject(value: unknown): value is LabelObject {
  return (
    isRecord(value) &&
    typeof value['kind'] === 'string' &&
    Object.hasOwn(KIND_WORDS, value['kind']) &&
    typeof value['xMm'] === 'number' &&
    typeof value['yMm'] === 'number'
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
