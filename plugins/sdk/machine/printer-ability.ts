/** What a person can have a printer do, in the order of its page. @since 1.0 */
export const PRINTER_COMMANDS = [
  'feed',
  'calibrate',
  'configuration label',
  'pause',
  'resume',
  'cancel',
  'reset',
] as const
/** One of them. @since 1.0 */
export type PrinterCommand = (typeof PRINTER_COMMANDS)[number]

/** What a printer can be asked, in the order of its page. @since 1.0 */
export const PRINTER_QUESTIONS = ['identity', 'status', 'counters', 'media'] as const
/** One of them. @since 1.0 */
export type PrinterQuestion = (typeof PRINTER_QUESTIONS)[number]

/**
 * The bytes that make a printer do or say something, or a sentence with the reason why there are none and what to do instead.
 * @since 1.0
 */
export type PrinterAbility = Uint8Array | { cannot: string }
