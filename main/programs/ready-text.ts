import type { WindowChoice } from '../window/choose-window.ts'
import type { Addresses } from './addresses.ts'

export interface Ready {
  addresses: Addresses
  choice: WindowChoice
  /** The window's address, with a ticket where nobody could sign in otherwise. */
  url: string
}

/** The lines at the end of the start. */
export function readyText({ addresses, choice, url }: Ready): string {
  const once = choice.kind === 'address' && url !== addresses.window
  return [
    'Scanbench is ready.',
    `  Window:        ${addresses.window}`,
    `  Other clients: ${addresses.clients}`,
    ...(once ? [`  Sign in once:  ${url}`] : []),
    choice.reason,
    'Ctrl+C stops it.',
    '',
  ].join('\n')
}
