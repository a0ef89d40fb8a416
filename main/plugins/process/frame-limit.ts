/** What a plugin may send or be sent at once: more than any upload, and little enough to be read in no time. */
export const MAX_FRAME_BYTES = 16 * 1024 * 1024
