/** A duration in ms as seconds for a message, e.g. `0.4 s`. */
export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
