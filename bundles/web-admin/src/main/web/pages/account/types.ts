import type { Rest } from '@common/api/rest'

export type Me = Rest['AccountView']
export type SessionEntry = Rest['SessionsResource.SessionView']
export type Token = Rest['TokenView']
export type Scope = Rest['ScopeText']
