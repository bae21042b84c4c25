import { kept } from './kept';

/** After the last integration test of a project. */
export default async function teardown(): Promise<void> {
  await kept()?.stop();
}
