// What is thrown when the arguments make no sense.

/** Wrong arguments; the message is for the user. */
export class UsageError extends Error {}
