/** One kind of request to users or to the reference, which take the same. */
export interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Record<string, string>;
  /** With `[<id>]` where every request has text of its own. */
  readonly body?: string;
}

export const createUser: Request = {
  method: 'POST',
  path: '/v1/users',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ email: 'bench-[<id>]@example.com', name: 'Ada Lovelace' }),
};

/** Creates a user. @returns the request that gets it. */
export async function getUser(url: string): Promise<Request> {
  const body = createUser.body?.replace('[<id>]', `${process.pid}-${Date.now()}`);
  const answer = await fetch(url + createUser.path, { ...createUser, body });
  if (answer.status !== 201) throw new Error(`${url} does not create users: ${answer.status}`);
  const { id } = (await answer.json()) as { id: string };
  return { method: 'GET', path: `/v1/users/${id}` };
}
