import { t } from '@common/i18n'

/** Beside the begin, which is always there: it leads to the record. */
export const COLUMNS = ['caller', 'dialed', 'answeredBy', 'kind', 'result', 'talk', 'whole', 'ended', 'hungUpBy', 'cause', 'quality']
export const USUAL = ['caller', 'dialed', 'answeredBy', 'kind', 'result', 'talk', 'quality']
export const NUMERIC = ['talk', 'whole']

export const heading = (column: string) => t(`records.${column}`)
