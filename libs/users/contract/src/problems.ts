/** Codes of the problems this service answers, besides those of every service. */
export const usersProblems = {
  notFound: 'user-not-found',
  emailTaken: 'email-taken',
  deactivated: 'user-deactivated',
  changed: 'user-changed',
} as const;
