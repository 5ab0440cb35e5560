import type { Role } from '@common/session'
import type { Text } from '@common/api/client'

export interface Me {
  name: string
  role: Role
  extension: string
  email: string
  language: '' | 'en' | 'zh'
  totp: boolean
  totpRequired: boolean
  recoveryCodesLeft: number
  mustSetUpTotp: boolean
  initialPassword: boolean
  own: boolean
}

export interface SessionEntry {
  id: string
  account: string
  role: Role
  source: string
  userAgent: string
  since: string
  lastSeen: string
  current: boolean
}

export interface Token {
  id: string
  name: string
  account: string
  scopes: string[]
  networks: string[]
  created: string
  expires: string | null
  lastUsed: string | null
  lastSource: string
  expired: boolean
  token?: string
}

export interface Scope {
  id: string
  label: Text
}
