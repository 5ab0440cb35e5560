import { computed, reactive } from 'vue'
import { api, ApiError } from '@common/api/client'
import type { Rest } from '@common/api/rest'
import { isAdmin } from '@common/session'

export type Step = Rest['WizardResource.Step']
export type WizardState = Rest['WizardResource.Progress']

export const wizard = reactive<WizardState & { known: boolean }>({ known: false, finished: true, current: '', steps: [] })
export const unfinished = computed(() => isAdmin.value && wizard.known && !wizard.finished)

const LATER = 'strowger.wizard.later'

function take(state: WizardState): void {
  Object.assign(wizard, state, { known: true })
}

export async function readWizard(): Promise<void> {
  take(await api.get<WizardState>('/wizard'))
}

/** Whether to lead this administrator to the wizard: it is not finished, and nobody here has put it off. */
export async function wizardCalls(): Promise<boolean> {
  if (!isAdmin.value || localStorage.getItem(LATER)) return false
  try {
    await readWizard()
  } catch (error) {
    // Without a wizard one simply begins.
    if (error instanceof ApiError) return false
    throw error
  }
  return !wizard.finished && wizard.steps.length > 0
}

export function putOff(): void {
  localStorage.setItem(LATER, 'yes')
}

export async function stepDone(id: string): Promise<void> {
  take(await api.post<WizardState>(`/wizard/steps/${encodeURIComponent(id)}/done`))
}

export async function stepSkipped(id: string): Promise<void> {
  take(await api.post<WizardState>(`/wizard/steps/${encodeURIComponent(id)}/skip`))
}

export async function finishWizard(): Promise<void> {
  take(await api.post<WizardState>('/wizard/finish'))
}

/** The step to show: the one in the address, else the first that is open, else the last. */
export function stepAt(steps: Step[], wanted: string, current: string): Step | undefined {
  return steps.find((s) => s.id === wanted) ?? steps.find((s) => s.id === current) ?? steps[steps.length - 1]
}

export function stepAfter(steps: Step[], id: string): Step | undefined {
  return steps[steps.findIndex((s) => s.id === id) + 1]
}
