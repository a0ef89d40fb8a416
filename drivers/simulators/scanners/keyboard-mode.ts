import { keyReports } from '../../protocols/key-reports.ts'
import { NOTHING_HEARD, type ScannerMode } from './scanner-mode.ts'

/** Keys on a keyboard of the USA, Enter at the end; what such a keyboard has no key for is left out, as such scanners do. */
export function createKeyboardMode(): ScannerMode {
  return {
    carries: 'messages',
    say({ aim, bytes }) {
      const text = new TextDecoder('utf-8').decode(bytes)
      return keyReports(`${aim}${text}\r`)
    },
    // The key goes down, and it goes up.
    withoutEnd: (said) => said.slice(0, -2),
    // Half a report.
    garble: (report) => report.subarray(0, 4),
    hear: NOTHING_HEARD,
    acknowledgement: null,
    fields: null,
  }
}
