import { type Environment, parameterName } from '../environment/environment';
import { Failure } from '../failure';
import { warn } from '../report/print';
import { parameterNotFound, parameterStore, refused } from './parameters';
import type { ReleaseRecord } from './release-record';

/** A record with its place in the history. */
export interface StoredRecord extends ReleaseRecord {
  /** Version of the parameter, counted from 1. */
  number: number;
}

const releaseName = (target: Environment, service: string): string =>
  parameterName(target, service, 'release');

/** A record that was damaged, or written by a later version; a deploy replaces it. */
export class UnreadableRecord extends Failure {}

/** @throws UnreadableRecord when the value is not a record of a format that is known here */
export function parseRecord(value: string | undefined, number: number, name: string): StoredRecord {
  try {
    const record = JSON.parse(value ?? '') as ReleaseRecord;
    if (record.format === 1 && record.image && record.settings) return { ...record, number };
  } catch {
    // Told below, together with what is JSON but no record.
  }
  throw new UnreadableRecord('A release record cannot be read', {
    where: `parameter ${name}, version ${number}`,
    seen: (value ?? '').slice(0, 80),
    remedy: 'Deploy the service again to write a new one, or restore the parameter.',
  });
}

/** A record, or nothing and a warning. */
export function readableRecord(value: string | undefined, number: number, name: string) {
  try {
    return parseRecord(value, number, name);
  } catch (error) {
    if (!(error instanceof UnreadableRecord)) throw error;
    warn(`${error.message}: ${error.details.where}. It is left out.`);
    return undefined;
  }
}

/** The text of a string parameter with its version; nothing when there is none. */
async function read(target: Environment, name: string) {
  const { client, GetParameterCommand } = await parameterStore(target);
  const { Parameter } = await client
    .send(new GetParameterCommand({ Name: name }))
    .catch((error: Error) =>
      error.name === parameterNotFound
        ? { Parameter: undefined }
        : refused('ssm:GetParameter', name, target)(error),
    );
  return Parameter;
}

async function write(target: Environment, name: string, value: string): Promise<number> {
  const { client, PutParameterCommand } = await parameterStore(target);
  const { Version } = await client
    .send(
      new PutParameterCommand({
        Name: name,
        Value: value,
        Type: 'String',
        Overwrite: true,
        Tier: 'Intelligent-Tiering',
      }),
    )
    .catch(refused('ssm:PutParameter', name, target));
  return Version ?? 0;
}

/** What is deployed of a service; nothing before its first release. */
export async function readRecord(
  target: Environment,
  service: string,
): Promise<StoredRecord | undefined> {
  const name = releaseName(target, service);
  const found = await read(target, name);
  return found && parseRecord(found.Value, found.Version ?? 0, name);
}

/** Bytes that a parameter of the tier Advanced holds, the largest there is. */
const largestRecord = 8 * 1024;

/** @throws Failure when Parameter Store would not take the record */
export function refuseLargeRecord(record: ReleaseRecord, target: Environment): void {
  const bytes = Buffer.byteLength(JSON.stringify(record));
  if (bytes <= largestRecord) return;
  throw new Failure(`The settings of ${record.service} are too long for a release record`, {
    where: `environment ${target.environment}, parameter ${releaseName(target, record.service)}`,
    seen: `${bytes} bytes; Parameter Store holds ${largestRecord}`,
    remedy:
      'Shorten env in the options of its target deploy: keep long values in a parameter, as a secret, or in the image.',
  });
}

/** Makes a release the current one. @returns its number in the history */
export const writeRecord = (target: Environment, record: ReleaseRecord): Promise<number> =>
  write(target, releaseName(target, record.service), JSON.stringify(record));

/**
 * The releases of a service, newest first; Parameter Store keeps the last hundred. What is not
 * readable is told and left out: it must not be in the way of a rollback to another.
 */
export async function listRecords(target: Environment, service: string): Promise<StoredRecord[]> {
  const name = releaseName(target, service);
  const { client, paginateGetParameterHistory } = await parameterStore(target);
  const found: StoredRecord[] = [];
  try {
    for await (const page of paginateGetParameterHistory({ client }, { Name: name })) {
      for (const { Value, Version } of page.Parameters ?? []) {
        const record = readableRecord(Value, Version ?? 0, name);
        if (record) found.push(record);
      }
    }
  } catch (error) {
    if ((error as Error).name === parameterNotFound) return [];
    if (error instanceof Failure) throw error;
    refused('ssm:GetParameterHistory', name, target)(error as Error);
  }
  return found.sort((a, b) => b.number - a.number);
}

/** The last git revision whose content is what is deployed. */
export const readRevision = async (
  target: Environment,
  service: string,
): Promise<string | undefined> =>
  (await read(target, parameterName(target, service, 'revision')))?.Value;

export const writeRevision = async (
  target: Environment,
  service: string,
  revision: string,
): Promise<void> => {
  await write(target, parameterName(target, service, 'revision'), revision);
};

/** Forgets what is deployed, and with it the history: nothing brings the service back by itself. */
export async function removeRecord(target: Environment, service: string): Promise<void> {
  const { client, DeleteParameterCommand } = await parameterStore(target);
  await Promise.all(
    ['release', 'revision'].map(async (parameter) => {
      const Name = parameterName(target, service, parameter);
      await client
        .send(new DeleteParameterCommand({ Name }))
        .catch((error: Error) =>
          error.name === parameterNotFound
            ? undefined
            : refused('ssm:DeleteParameter', Name, target)(error),
        );
    }),
  );
}
