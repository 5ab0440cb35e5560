import shell from './shell.en'

export default { ...shell }
