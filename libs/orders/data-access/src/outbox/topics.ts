/**
 * What the messages in the outbox ask for; the key of each is the id of the order. Stored, and read
 * by the version before and after this one: a name may be added, and removed one release after
 * nobody writes it any more.
 */
export const topics = { fulfil: 'fulfil-order', releaseStock: 'release-stock' } as const;
