import { text } from '@scanbench/plugin/settings'

/** Which scanner on USB, as `parseUsbIdentity` reads it. */
export const DEVICE_SETTING = text({
  name: 'USB device',
  description:
    'Such as 05e0:1200, or with its serial number 05e0:1200:S123: the latter finds the same scanner in any socket.',
  required: true,
})
