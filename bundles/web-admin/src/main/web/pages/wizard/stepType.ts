import { ref, watch, type Ref } from 'vue'
import type { TypeModel } from '@common/model/schema'
import { loadType } from '@common/model/types'
import type { Step } from './wizard'

/** The type of configuration that a step is about, when it is about one. */
export function useStepType(step: Ref<Step | undefined>) {
  const type = ref<TypeModel>()
  const failure = ref<unknown>()

  watch(
    () => (step.value?.kind === 'type' ? step.value.target : ''),
    async (name) => {
      type.value = undefined
      failure.value = undefined
      if (!name) return
      try {
        const found = await loadType(name)
        if (step.value?.target === name) type.value = found
      } catch (error) {
        failure.value = error
      }
    },
    { immediate: true },
  )
  return { type, failure }
}
