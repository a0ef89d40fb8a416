import { expect, test } from 'vitest'
import { Plugin } from '../plugin.ts'
import { LabelPrintingMixin } from './label-printing-mixin.ts'

test('a label plugin without its method says so (P17)', async () => {
  const Forgetful = Plugin.with(LabelPrintingMixin) as unknown as new () => LabelPrintingMixin
  const job = { job: 1, template: 1, modelType: 'stockitem' as const, items: [1], options: {}, user: null }
  await expect(new Forgetful().printLabels(job)).rejects.toMatchObject({ code: 'MIXIN_NOT_IMPLEMENTED' })
})
