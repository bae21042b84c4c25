import { describeFailure } from './describe-failure';
import { type MigrateProgram, releaseDatabase } from './release-database';

/**
 * The release step of a service, as this process: with DATABASE_ADMIN_URL makes the role and
 * database of DATABASE_URL, then migrates. Ends with 0, or with 1 and one message on stderr.
 */
export async function runMigrate(program: MigrateProgram): Promise<never> {
  try {
    const applied = await releaseDatabase(program, process.env);
    const done = applied.length > 0 ? `applied ${applied.join(', ')}` : 'nothing to do';
    process.stdout.write(`${program.service}: the schema is up to date, ${done}.\n`);
    process.exit(0);
  } catch (error) {
    process.stderr.write(
      `${program.service} cannot migrate. ${describeFailure(error, process.env)}\n`,
    );
    process.exit(1);
  }
}
