import { join } from 'node:path';

/** A unix socket's path has to fit into `sockaddr_un.sun_path`, with its closing zero (unix(7)). */
const longestPath = 107;

/** The longest socket that dockerd and its containerd make below the run folder. */
const longestSocket = 'containerd/containerd-debug.sock';

/** The folder for the private engine's sockets: its own, or a short one where that is too long. */
export const socketFolder = (engine: string, id: string): string => {
  const own = join(engine, 'run');
  return join(own, longestSocket).length <= longestPath ? own : `/run/${id}`;
};
