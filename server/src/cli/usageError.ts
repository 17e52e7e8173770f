// The error for invalid arguments.

/** Invalid arguments. The message is one or more sentences for the user; a hint at the help is appended to it. */
export class UsageError extends Error {}
