import { LICENCE_NAMES } from './files/licences.ts'
import type { LicenceName } from './files/licences.ts'
import { MIXIN_NAMES } from './files/mixin-parts.ts'
import type { MixinName } from './files/mixin-parts.ts'

export const FEATURES = ['dashboard', 'panel', 'settings', 'spotlight'] as const
export type Feature = (typeof FEATURES)[number]

export const CI_NAMES = ['none', 'github', 'gitlab'] as const
export type CiName = (typeof CI_NAMES)[number]

/** Everything that is asked. */
export interface Choices {
  title: string
  description: string
  author: string
  email: string
  website: string
  licence: LicenceName
  mixins: readonly MixinName[]
  /** Only with UserInterface. */
  features: readonly Feature[]
  /** Texts of the front end in several languages. */
  isTranslated: boolean
  hasGit: boolean
  ci: CiName
}

/** What is kept for the next time. */
export type Remembered = Pick<Choices, 'author' | 'email' | 'licence' | 'ci'>

export const DEFAULTS: Choices = {
  title: 'My Custom Plugin',
  description: 'A plugin for Scanbench',
  author: 'Nobody in particular',
  email: '',
  website: '',
  licence: 'MIT',
  mixins: ['Settings', 'UserInterface'],
  features: ['panel'],
  isTranslated: false,
  hasGit: true,
  ci: 'github',
}

export { LICENCE_NAMES, MIXIN_NAMES }
