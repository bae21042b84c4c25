import { change, update } from './plan.fixture';
import type { PlanJson } from './plan-json';
import { summarise } from './summary';
import { plannedCounts, summaryLines } from './summary-text';

const instance = 'module.host["app"].aws_instance.this';
const plan: PlanJson = {
  timestamp: '2026-01-02T03:04:05Z',
  variables: { services: { value: { users: {} } } },
  resource_changes: [
    change('aws_vpc.this', ['no-op']),
    { ...change('data.aws_x.y', ['read']), mode: 'data' },
    change('module.registry["users"].aws_ecr_repository.this', ['create']),
    update('aws_db.this', { password: 'old', tags: { a: 1 } }, { password: 'new', tags: { a: 1 } }),
    change(instance, ['delete', 'create'], {
      replace_paths: [['root_block_device', 0, 'encrypted']],
    }),
    { ...change('aws_eip.b', ['delete']), action_reason: 'delete_because_each_key' },
    change('aws_key.c', ['forget']),
  ],
  output_changes: { url: { actions: ['update'] }, same: { actions: ['no-op'] } },
};
const summary = summarise(plan, { project: 'shop', environment: 'staging', destroy: false });

describe('the summary of a plan', () => {
  it('has every change with its action, service, attributes and reason, and no value', () => {
    expect(summary).toEqual({
      version: 1,
      project: 'shop',
      environment: 'staging',
      destroy: false,
      hasChanges: true,
      created: '2026-01-02T03:04:05Z',
      counts: { create: 1, update: 1, replace: 1, delete: 1, forget: 1 },
      changes: [
        {
          address: 'module.registry["users"].aws_ecr_repository.this',
          action: 'create',
          service: 'users',
          attributes: [],
        },
        { address: 'aws_db.this', action: 'update', attributes: ['password'] },
        {
          address: instance,
          action: 'replace',
          attributes: ['root_block_device[0].encrypted'],
          reason:
            'root_block_device[0].encrypted cannot be changed in place and forces the replacement',
        },
        {
          address: 'aws_eip.b',
          action: 'delete',
          attributes: [],
          reason: 'its key is no longer in for_each',
        },
        { address: 'aws_key.c', action: 'forget', attributes: [] },
      ],
      outputs: ['url'],
    });
  });

  it('says when nothing changes', () => {
    const same = { resource_changes: [change('a.b', ['no-op'])] };
    const input = { project: 'shop', environment: 'staging', destroy: false };
    expect(summarise(same, input)).toMatchObject({ hasChanges: false, changes: [], outputs: [] });
  });

  it('is grouped by service for people, what is lost last', () => {
    expect(summaryLines(summary)).toEqual([
      '  users',
      '    + module.registry["users"].aws_ecr_repository.this',
      '  shared by all services',
      '    ~ aws_db.this  (password)',
      '    . aws_key.c',
      `    ± ${instance}  (root_block_device[0].encrypted cannot be changed in place and forces the replacement)`,
      '    - aws_eip.b  (its key is no longer in for_each)',
      '  outputs change: url',
      '  + added   ~ changed   . forgotten, not destroyed   ± replaced   - destroyed',
    ]);
  });

  it('counts, with replacements where there are some', () => {
    expect(plannedCounts(summary.counts)).toBe('1 to add, 1 to change, 1 to replace, 1 to destroy');
    expect(plannedCounts({ ...summary.counts, replace: 0 })).toBe(
      '1 to add, 1 to change, 1 to destroy',
    );
  });
});
