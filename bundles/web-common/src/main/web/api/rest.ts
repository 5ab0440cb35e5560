import type { components } from './schema'

/** What the REST API says, by the name of the record on the server; `schema.d.ts` is made from its description (`npm run types`). */
export type Rest = components['schemas']
