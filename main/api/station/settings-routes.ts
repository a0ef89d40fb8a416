import { z } from '@hono/zod-openapi'
import { AppError } from '@scanbench/plugin'
import type { SettingChoice, Settings } from '@scanbench/plugin/settings'
import { SettingObject } from '../../records/setting-records.ts'
import { FIXED_SETTINGS } from '../../settings/fixed-settings.ts'
import { GLOBAL_SETTINGS } from '../../settings/global-settings.ts'
import type { SettingScope } from '../../settings/setting-scope.ts'
import type { SettingsStore } from '../../settings/settings.ts'
import { USER_SETTINGS } from '../../settings/user-settings.ts'
import type { Actor } from '../../users/actor.ts'
import { route, type Rights, type Route } from '../route.ts'
import { userOf } from '../people/user-routes.ts'

interface Family {
  path: string
  name: string
  declarations: Settings
  write: Rights
  scope: (actor: Actor) => SettingScope
}

const FAMILIES: readonly Family[] = [
  {
    path: '/api/settings/global/',
    name: 'global',
    declarations: GLOBAL_SETTINGS,
    write: 'staff',
    scope: () => ({ scope: 'global' }),
  },
  {
    path: '/api/settings/user/',
    name: 'own',
    declarations: USER_SETTINGS,
    write: 'any',
    scope: (actor) => ({ scope: 'user', user: userOf(actor) }),
  },
]

const Change = z.object({
  value: z.union(
    [z.string(), z.number(), z.boolean(), z.null()],
    'Not a valid value: give a text, a number or a boolean.',
  ),
})
const byKey = z.object({ key: z.string() })

interface Services {
  settings: SettingsStore
  /** What a setting can be, where that depends on what is there now; null for all others. */
  settingChoices: (key: string) => readonly SettingChoice[] | null
}

type Shown = z.output<typeof SettingObject>

export function settingsRoutes({ settings, settingChoices }: Services): Route[] {
  const withChoices = (setting: Shown): Shown => {
    const choices = settingChoices(setting.key)
    return withFixed(choices === null ? setting : { ...setting, choices: [...choices] })
  }
  const refuseOthers = (key: string, value: unknown): void => {
    const choices = settingChoices(key.toUpperCase())
    if (choices === null || choices.some((choice) => choice.value === value)) return
    const message = `"${String(value)}" is not a valid choice.`
    throw new AppError('INVALID_INPUT', message, { details: { value: [message] } })
  }
  return FAMILIES.flatMap((family) => familyRoutes({ settings, family, finished: withChoices, refuseOthers }))
}

interface FamilyParts {
  settings: SettingsStore
  family: Family
  finished: (setting: Shown) => Shown
  /** Throws INVALID_INPUT for what is not among the choices of the moment. */
  refuseOthers: (key: string, value: unknown) => void
}

function familyRoutes({ settings, family, finished, refuseOthers }: FamilyParts): Route[] {
  const { path, name, declarations, write, scope } = family
  return [
    route({
      method: 'get',
      path,
      summary: `All ${name} settings`,
      rights: 'any',
      answer: z.array(SettingObject),
      handler: async ({ actor }) => (await settings.list(scope(actor), declarations)).map(finished),
    }),
    route({
      method: 'get',
      path: `${path}{key}/`,
      summary: `One of the ${name} settings`,
      rights: 'any',
      params: byKey,
      answer: SettingObject,
      handler: async ({ actor, params }) => finished(await settings.describe(scope(actor), declarations, params.key)),
    }),
    ...(['patch', 'put'] as const).map((method) =>
      route({
        method,
        path: `${path}{key}/`,
        summary: `Change one of the ${name} settings`,
        rights: write,
        params: byKey,
        body: Change,
        answer: SettingObject,
        async handler({ actor, params, body }) {
          refuseFixed(params.key)
          refuseOthers(params.key, body.value)
          await settings.set(scope(actor), declarations, params.key, body.value)
          return finished(await settings.describe(scope(actor), declarations, params.key))
        },
      }),
    ),
  ]
}

function withFixed(setting: z.output<typeof SettingObject>): z.output<typeof SettingObject> {
  return FIXED_SETTINGS.has(setting.key) ? { ...setting, read_only: true } : setting
}

function refuseFixed(key: string): void {
  const name = key.toUpperCase()
  if (!FIXED_SETTINGS.has(name)) return
  const message = `This station does not use ${name}, so it cannot be changed.`
  throw new AppError('INVALID_INPUT', message, { details: { value: [message] } })
}
