import { World } from './world';

/** A world whose staging was deployed and whose production runs the same. */
export async function makeReleasedWorld(): Promise<World> {
  const world = await World.make();
  await Promise.all([
    world.nx('run-many', '-t', 'deploy', '-c', 'staging'),
    world.nx('run', 'infra:deploy', '-c', 'production'),
  ]);
  await world.nx('run-many', '-t', 'released', '-c', 'staging');
  await world.nx('run-many', '-t', 'promote', '-c', 'production', '--from=staging');
  return world;
}
