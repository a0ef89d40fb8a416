/** What a person can have a printer do. @since 1.0 */
export type PrinterCommand = 'feed' | 'calibrate' | 'configuration label' | 'pause' | 'resume' | 'cancel' | 'reset'

/** What a printer can be asked. @since 1.0 */
export type PrinterQuestion = 'identity' | 'status' | 'counters' | 'media'

/**
 * The bytes that make a printer do or say something, or a sentence with the reason why there are none and what to do instead.
 * @since 1.0
 */
export type PrinterAbility = Uint8Array | { cannot: string }
