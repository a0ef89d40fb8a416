import type { Page } from '@playwright/test'
import { KEYBOARD_LAYOUTS } from '../../drivers/protocols/keyboard-layouts.ts'

const CONTROL = 2
const SHIFT = 8

export interface Key {
  key: string
  code: string
  modifiers: number
}

/** The key of a US keyboard; capitals and signs come with Shift. */
function keyOf(character: string): Key {
  for (const [code, [plain, shifted]] of KEYBOARD_LAYOUTS.us) {
    if (plain === character) return { key: character, code, modifiers: 0 }
    if (shifted === character) return { key: character, code, modifiers: SHIFT }
  }
  throw new Error(`A US keyboard has no ${character}`)
}

export const chord = (character: string): Key => ({ ...keyOf(character), modifiers: CONTROL })

/** Keys as a scanner sends them: at once, without waiting for what each of them does, and Enter. */
export async function typeCode(page: Page, ...keys: (string | Key)[]): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  const all = keys.flatMap((part) => (typeof part === 'string' ? Array.from(part, keyOf) : [part]))
  const sends = [...all, { key: 'Enter', code: 'Enter', modifiers: 0 }].flatMap(({ key, code, modifiers }) => {
    const text = key.length === 1 && modifiers !== CONTROL ? { text: key } : {}
    return [
      devtools.send('Input.dispatchKeyEvent', { type: 'keyDown', key, code, modifiers, ...text }),
      devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code, modifiers }),
    ]
  })
  await Promise.all(sends)
  await devtools.detach()
}
