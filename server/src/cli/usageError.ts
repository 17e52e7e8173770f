// What is thrown when the arguments make no sense.

/** Wrong arguments; the message is one or more sentences for the user, to which the help to read is added. */
export class UsageError extends Error {}
