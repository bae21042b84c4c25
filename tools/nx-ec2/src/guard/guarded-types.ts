import type { PlannedAction } from '../plan/planned-changes';

interface Guarded {
  /** What is lost with it, as the end of a sentence that begins with "it". */
  why: string;
  /** What is refused; a replacement loses as much as a destruction unless said otherwise. */
  actions?: readonly PlannedAction[];
  /** Attributes that are changed by stopping it; refused as well. */
  stoppedFor?: readonly string[];
}

const holdsData = 'holds data that nothing else has';

/** Resource types whose loss takes away data or traffic. */
export const GUARDED_TYPES: Readonly<Record<string, Guarded>> = {
  aws_instance: {
    why: 'serves requests, and the volumes of its services are on its disk',
    stoppedFor: ['instance_type'],
  },
  aws_eip: { why: 'is the address that clients and DNS know' },
  // A replaced instance brings its association along; alone it takes the address off the host.
  aws_eip_association: { why: 'keeps the address on its host', actions: ['delete', 'forget'] },
  aws_internet_gateway: { why: 'carries all requests' },
  aws_lb: { why: 'serves requests' },
  aws_lb_listener: { why: 'serves requests' },
  aws_lb_target_group: { why: 'serves requests' },
  // A replaced instance brings its attachments along; alone it takes a host away from its clients.
  aws_lb_target_group_attachment: {
    why: 'brings requests to a host',
    actions: ['delete', 'forget'],
  },
  aws_ecr_repository: { why: 'holds the images that new hosts and rollbacks pull' },
  aws_db_instance: { why: holdsData },
  aws_db_subnet_group: { why: 'is the network of a database' },
  aws_rds_cluster: { why: holdsData },
  aws_ebs_volume: { why: holdsData },
  aws_volume_attachment: { why: 'keeps a volume on its host' },
  aws_efs_file_system: { why: holdsData },
  aws_s3_bucket: { why: 'holds objects, such as the Terraform state' },
  aws_ssm_parameter: { why: 'holds a release record or a secret' },
  aws_secretsmanager_secret: { why: 'holds a secret' },
  aws_kms_key: { why: 'is the key of data that cannot be read without it' },
  aws_cloudwatch_log_group: { why: 'holds the logs of the past' },
};

const LOSSES: readonly PlannedAction[] = ['replace', 'delete'];

const guardedType = (type: string): Guarded | undefined =>
  Object.hasOwn(GUARDED_TYPES, type) ? GUARDED_TYPES[type] : undefined;

/** What would be lost when `action` is done to a resource of this type; undefined when nothing is. */
export function lossOf(type: string, action: PlannedAction): string | undefined {
  const guarded = guardedType(type);
  return guarded && (guarded.actions ?? LOSSES).includes(action) ? guarded.why : undefined;
}

/** Attributes of a type that AWS changes only while the resource is stopped. */
export const stoppedFor = (type: string): readonly string[] => guardedType(type)?.stoppedFor ?? [];
