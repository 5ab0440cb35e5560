import { ApiError, headers, url, type Problem, type Query } from '@common/api/client'

/** Sends a file and tells how far it is, which fetch cannot. */
export function send<T>(path: string, form: FormData, query: Query, progress: (share: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', url(path, query))
    Object.entries(headers('POST')).forEach(([name, value]) => request.setRequestHeader(name, value))
    request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total)
    request.onerror = () => reject(new ApiError(0, '', 'line.lost'))
    request.onload = () => {
      const body = content(request.responseText)
      if (request.status < 300) resolve(body as T)
      else reject(new ApiError(request.status, String(body.detail ?? body.title ?? request.statusText), String(body.code ?? ''), (body.problems as Problem[]) ?? [], body))
    }
    request.send(form)
  })
}

function content(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text)
  } catch {
    // Something in between has answered in its own way; its status is all there is.
    return {}
  }
}
