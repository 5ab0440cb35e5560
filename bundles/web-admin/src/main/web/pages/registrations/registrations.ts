import type { Rest } from '@common/api/rest'

export type Registration = Rest['Registration']

export interface RegistrationEvent {
  registration: Registration
}

const GONE = new Set(['registration.unregistered', 'registration.expired'])

/** All registered contacts by id. */
export class RegistrationList {
  private readonly all = new Map<string, Registration>()

  replace(items: Registration[]): void {
    this.all.clear()
    items.forEach((item) => this.all.set(item.id, item))
  }

  happened(event: RegistrationEvent, type: string): void {
    const { registration } = event
    if (GONE.has(type)) this.all.delete(registration.id)
    else this.all.set(registration.id, registration)
  }

  view(search: string): Registration[] {
    const wanted = search.trim().toLowerCase()
    return [...this.all.values()]
      .filter((r) => !wanted || `${r.user} ${r.address} ${r.userAgent}`.toLowerCase().includes(wanted))
      .sort((a, b) => a.user.length - b.user.length || a.user.localeCompare(b.user) || a.registeredAt.localeCompare(b.registeredAt))
  }
}
