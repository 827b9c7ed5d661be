import { join, resolve } from 'node:path'
import { build, type Plugin, type Rolldown, type UserConfig } from 'vite'

/** Run by `src/http/server/drawer.ts`. */
const FOLDER = '.vite/picture'

/** Beside the pages the same pages for the server, which draws them (`web/first-picture`): no browser ever gets it. */
export function firstPicture(
  { plugins, resolve: names }: Pick<UserConfig, 'plugins' | 'resolve'>,
  onwarn: NonNullable<Rolldown.RolldownOptions['onwarn']>,
): Plugin {
  let folder = ''
  return {
    name: 'okno-first-picture',
    apply: 'build',
    configResolved: ({ root, build: { outDir } }) => {
      folder = resolve(root, outDir)
    },
    closeBundle: async () => {
      await build({
        configFile: false,
        logLevel: 'warn',
        root: 'web',
        publicDir: false,
        ...(plugins && { plugins }),
        ...(names && { resolve: names }),
        ssr: { noExternal: true },
        build: {
          ssr: 'first-picture/worker.ts',
          outDir: join(folder, FOLDER),
          emptyOutDir: true,
          target: 'es2022',
          minify: true,
          assetsInlineLimit: 0,
          rolldownOptions: { onwarn, output: { codeSplitting: false } },
        },
      })
    },
  }
}
