import { z } from '@hono/zod-openapi'
import { AppError } from '@scanbench/plugin'
import { hideCredentials } from '../../plugins/installer/hide-credentials.ts'
import type { PackageReviews } from '../../plugins/installer/package-reviews.ts'
import { referenceOf, type InstallRequest } from '../../plugins/installer/package-reference.ts'
import type {
  Installation as Installed,
  PluginInstaller,
  RequirementResult,
} from '../../plugins/installer/plugin-installer.ts'
import type { PackageVersions } from '../../plugins/installer/package-versions.ts'
import { PackageReview, PackageVersions as VersionsRecord } from '../../records/plugin-records.ts'
import { route, type Route } from '../route.ts'
import { boolean } from '../input/values.ts'

const Installation = z
  .object({
    result: z.string(),
    success: z.boolean(),
    output: z.array(z.string()),
    name: z.string(),
    version: z.string(),
    /** Slugs of the plugins it brought. */
    plugins: z.array(z.string()),
    /** Those of them that were on and ask for more than was accepted. */
    waiting: z.array(z.string()),
    input: z.record(z.string(), z.string()),
  })
  .openapi('PluginInstallation')

const Results = z.array(
  z
    .object({
      requirement: z.string(),
      /** Null: nothing was installed. */
      version: z.string().nullable(),
      plugins: z.array(z.string()),
      waiting: z.array(z.string()),
      /** Empty when all went well. */
      problem: z.string(),
    })
    .openapi('PluginRequirement'),
)

const InstalledPackage = z
  .object({ name: z.string(), version: z.string(), requirement: z.string(), registry: z.string().nullable() })
  .openapi('PluginPackage')

interface Services {
  installer: PluginInstaller
  packageReviews: PackageReviews
  packageVersions: PackageVersions
}

const byKey = z.object({ key: z.string() })
const place = z.object({
  packagename: z.string().nullish(),
  url: z.string().nullish(),
  version: z.string().nullish(),
})
const installation = place.extend({ confirm: boolean })
const uploaded = z
  .instanceof(File, { error: 'Send a file: a .tgz that npm pack made.' })
  .openapi({ type: 'string', format: 'binary' })
const confirmation = z.object({ confirm: boolean })

/** Bringing packages with plugins into the station, and out of it. */
export function pluginInstallRoutes({ installer, packageReviews, packageVersions }: Services): Route[] {
  const uninstall = (method: 'patch' | 'put') =>
    route({
      method,
      path: '/api/plugins/{key}/uninstall/',
      summary: 'Take the package of a plugin away',
      rights: 'super',
      params: byKey,
      body: z.object({ delete_config: boolean.default(true) }),
      answer: z.object({ delete_config: z.boolean() }),
      async handler({ params, body }) {
        await installer.uninstall(params.key, { deleteConfig: body.delete_config })
        return { delete_config: body.delete_config }
      },
    })

  return [
    route({
      method: 'post',
      path: '/api/plugins/install/',
      summary: 'Install a package with plugins; they are off until somebody turns them on',
      rights: 'super',
      body: installation,
      status: 201,
      answer: Installation,
      async handler({ body }) {
        confirmed(body.confirm)
        const input = given(body)
        const done = await installer.install(referenceOf(input))
        const shown = Object.entries(input).map(([field, text]) => [field, hideCredentials(text)])
        return wordsOf(done, Object.fromEntries(shown))
      },
    }),
    route({
      method: 'post',
      path: '/api/station/plugins/upload/',
      summary: 'Install a package that is sent as a file, as a form with the fields "file" and "confirm"',
      rights: 'super',
      body: confirmation.extend({ file: uploaded }),
      status: 201,
      answer: Installation,
      async handler({ body }) {
        confirmed(body.confirm)
        const done = await installer.installUpload(new Uint8Array(await body.file.arrayBuffer()))
        return wordsOf(done, { file: body.file.name })
      },
    }),
    route({
      method: 'post',
      path: '/api/station/plugins/review/',
      summary: 'Make a package ready and tell what it is; nothing of it runs or is installed',
      rights: 'super',
      body: place,
      status: 201,
      answer: PackageReview,
      handler: ({ body }) => packageReviews.review(referenceOf(given(body))),
    }),
    route({
      method: 'post',
      path: '/api/station/plugins/review/upload/',
      summary: 'The same for a package that is sent as a file, as a form with the field "file"',
      rights: 'super',
      body: z.object({ file: uploaded }),
      status: 201,
      answer: PackageReview,
      handler: async ({ body }) => packageReviews.reviewUpload(new Uint8Array(await body.file.arrayBuffer())),
    }),
    route({
      method: 'post',
      path: '/api/station/plugins/review/{review}/install/',
      summary: 'Install exactly the package that was looked at',
      rights: 'super',
      params: z.object({ review: z.string() }),
      body: confirmation,
      status: 201,
      answer: Installation,
      async handler({ params, body }) {
        confirmed(body.confirm)
        return wordsOf(await packageReviews.install(params.review), {})
      },
    }),
    route({
      method: 'delete',
      path: '/api/station/plugins/review/',
      summary: 'End the fetch of a package, and forget the one that lies ready',
      rights: 'super',
      status: 204,
      answer: null,
      handler: () => packageReviews.cancel(),
    }),
    route({
      method: 'get',
      path: '/api/station/plugins/packages/',
      summary: 'Packages that were installed, and by which reference',
      rights: 'super',
      answer: z.array(InstalledPackage),
      handler: async () =>
        [...installer.installed()].map(([name, installed]) => ({
          name,
          ...installed,
          requirement: hideCredentials(installed.requirement),
        })),
    }),
    route({
      method: 'get',
      path: '/api/station/plugins/versions/',
      summary: 'Newer and older versions of the installed packages; registries are asked at most once in an hour',
      rights: 'super',
      query: z.object({ anew: boolean.default(false) }),
      answer: z.array(VersionsRecord),
      handler: ({ query }) => packageVersions.list({ anew: query.anew }),
    }),
    route({
      method: 'post',
      path: '/api/station/plugins/back/',
      summary: 'Go back to a version that was installed before, without any network',
      rights: 'super',
      body: confirmation.extend({ packagename: z.string(), version: z.string() }),
      status: 201,
      answer: Installation,
      async handler({ body: { confirm, ...input } }) {
        confirmed(confirm)
        return wordsOf(await installer.goBack(input.packagename, input.version), input)
      },
    }),
    route({
      method: 'post',
      path: '/api/station/plugins/requirements/',
      summary: 'Install everything that plugins.txt lists',
      rights: 'super',
      body: confirmation,
      status: 201,
      answer: Results,
      async handler({ body }) {
        confirmed(body.confirm)
        return (await installer.installRequirements()).map(resultOf)
      },
    }),
    route({
      method: 'post',
      path: '/api/station/plugins/update/',
      summary: 'Install again what was asked for, in the newest version that fits: one package or all',
      rights: 'super',
      body: confirmation.extend({ packagename: z.string().nullish() }),
      status: 201,
      answer: Results,
      async handler({ body }) {
        confirmed(body.confirm)
        return (await installer.update(body.packagename ?? null)).map(resultOf)
      },
    }),
    uninstall('patch'),
    uninstall('put'),
  ]
}

function given({ packagename, url, version }: z.output<typeof place>): InstallRequest & Record<string, string> {
  const fields = Object.entries({ packagename, url, version })
  return Object.fromEntries(fields.filter((field): field is [string, string] => typeof field[1] === 'string'))
}

function confirmed(confirm: boolean): void {
  const message = 'Installation not confirmed'
  if (!confirm) throw new AppError('INVALID_INPUT', message, { details: { confirm: [message] } })
}

function wordsOf(done: Installed, input: Record<string, string>): z.input<typeof Installation> {
  return { ...done, result: 'The plugin was installed', success: true, input }
}

function resultOf({ requirement, installed, problem }: RequirementResult): z.input<typeof Results>[number] {
  return {
    requirement,
    version: installed?.version ?? null,
    plugins: installed?.plugins ?? [],
    waiting: installed?.waiting ?? [],
    problem,
  }
}
