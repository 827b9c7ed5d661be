import type { Answer, TestDesk } from '../desk.ts'
import { workImports } from '../import-work.ts'

type Carried = (made: Record<string, number>) => Promise<Answer>

/** Every door of imports: a file is brought, mapped, written, stopped and taken back, with a worker in between. */
export function importsCarriedOut(deskNow: () => TestDesk): Readonly<Record<string, Carried>> {
  const administrator = () => deskNow().inBrowser(deskNow().people.administrator)
  const revisionOf = async (id: number | undefined) => {
    await workImports(deskNow())
    return (await administrator().get(`/api/imports/${id}`)).body.revision
  }
  const bytes = Buffer.from('Код;Название;Адрес\n104128001;Весна;Речная, 1\n')
  return {
    'POST /api/imports': async () => {
      const desk = deskNow()
      const { body: file } = await administrator().post('/api/files', { name: 'f.csv', size: bytes.length })
      const { cookie } = administrator()
      const headers = { cookie: await cookie, 'content-type': 'application/octet-stream', 'upload-offset': '0' }
      await desk.app.inject({ method: 'PATCH', url: `/api/files/${file.id}`, headers, payload: bytes })
      return administrator().post('/api/imports', { subject: 'venues', fileId: file.id, fileName: 'f.csv' })
    },
    'PUT /api/imports/{id}/mapping': async (made) => {
      await workImports(deskNow())
      return administrator().put(`/api/imports/${made.import}/mapping`, { fields: ['code', 'address', 'name'] })
    },
    'POST /api/imports/{id}/start': async (made) => {
      const revision = await revisionOf(made.import)
      return administrator().post(`/api/imports/${made.import}/start`, { revision })
    },
    'POST /api/imports/{id}/stop': (made) => administrator().post(`/api/imports/${made.import}/stop`, {}),
    'POST /api/imports/{id}/undo': (made) => administrator().post(`/api/imports/${made.import}/undo`, {}),
  }
}
