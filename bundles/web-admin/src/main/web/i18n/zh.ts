import shell from './shell.zh'

export default { ...shell }
