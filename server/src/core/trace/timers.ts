// How long a request may remain without a final response.

/** RFC 3261 §17.1.1.2, §17.1.2.2: 64·T1, the time after which a client gives up on a request. */
export const TIMEOUT_MS = 32_000;
/** RFC 3261 §16.6, timer C: how long an INVITE may remain without a final response after a provisional one. */
export const INVITE_TIMEOUT_MS = 180_000;
