import type { ContainerInfo } from 'dockerode';
import { label } from '../release/labels';
import { containerNames, serviceOnHost } from './service-on-host';

const target = {
  project: 'shop',
  environment: 'staging',
  region: 'eu-west-1',
  accountId: '111111111111',
};
const payments = { target, service: 'payments' };

const container = (name: string, role: string, labels: object = {}, service = 'payments') =>
  ({
    Id: name,
    Names: [`/${name}`],
    Image: ['public', 'spare'].includes(role) ? 'haproxy:3' : `registry/shop/${service}@sha256:1`,
    Labels: {
      [label.project]: 'shop',
      [label.environment]: 'staging',
      [label.service]: service,
      [label.role]: role,
      ...labels,
    },
  }) as unknown as ContainerInfo;

const blue = container('payments-blue', 'blue', { [label.port]: '5004' });

describe('serviceOnHost', () => {
  it('stops what takes requests before what answers them', () => {
    const all = [blue, container('payments-green', 'green'), container('payments', 'public')];
    const seen = serviceOnHost(all, payments);
    expect(containerNames(seen)).toBe('payments, payments-blue, payments-green');
    expect(seen.repositories).toEqual(['registry/shop/payments']);
    expect(seen.redirect).toBeUndefined();
  });

  it('leaves others alone: services, environments, and containers of other people', () => {
    const others = [
      container('users', 'public', {}, 'users'),
      container('payments', 'public', { [label.environment]: 'production' }),
      { ...container('payments', 'public'), Labels: {} },
    ];
    expect(serviceOnHost(others, payments)).toEqual({
      containers: [],
      repositories: [],
      redirect: undefined,
    });
  });

  it('finds the redirect that a killed deploy left with its spare container', () => {
    expect(serviceOnHost([blue, container('payments-spare', 'spare')], payments)).toMatchObject({
      containers: [{ Id: 'payments-spare' }, { Id: 'payments-blue' }],
      redirect: { port: 5004, to: '198.18.78.48', toPort: 5000, image: 'haproxy:3' },
    });
  });
});
