import { z } from 'zod'

/** Names, addresses, paths. */
export const SHORT_TEXT = z.string().min(1).max(300)

export const USB_DEVICE = z.object({
  vendorId: z.number().int().min(0).max(0xffff),
  productId: z.number().int().min(0).max(0xffff),
  serialNumber: SHORT_TEXT.nullable(),
  port: SHORT_TEXT.nullable(),
})
