import type { SampleCalls } from '../../support/sample-calls.ts'

const ANN = { pk: 2, username: 'ann', is_staff: false, is_superuser: false }

export const CALLS: SampleCalls = {
  settings: { TIMES: 2, LOUD: true },
  calls: [
    ['getInfo', ANN, null],
    ['getInfo', null, null],
    ['setUserSetting', 2, 'NICKNAME', 'Annie'],
    ['getInfo', ANN, null],
    ['validateSetting', 'TIMES', 13],
    ['validateSetting', 'TIMES', 12],
    ['settingChanged', 'TIMES', 12],
  ],
}
