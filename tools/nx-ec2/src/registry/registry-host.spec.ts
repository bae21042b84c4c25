import { registryAddress, registryHost, splitRepository } from './registry-host';

const environment = {
  project: 'shop',
  environment: 'staging',
  region: 'eu-west-1',
  accountId: '123456789012',
};

describe('registryHost', () => {
  it("is the account's ECR registry, in China too", () => {
    expect(registryHost(environment, {})).toBe('123456789012.dkr.ecr.eu-west-1.amazonaws.com');
    expect(registryHost({ ...environment, region: 'cn-north-1' }, {})).toBe(
      '123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn',
    );
  });

  it("is the machine's when it has one", () => {
    expect(registryHost(environment, { registryHost: '127.0.0.1:5000' })).toBe('127.0.0.1:5000');
  });
});

describe('registryAddress', () => {
  it.each(['127.0.0.1:5000', '127.3.2.1', 'localhost:5000', 'localhost'])(
    'is HTTP for %s',
    (host) => expect(registryAddress(host)).toBe(`http://${host}`),
  );

  it.each(['registry.example.com', '127.0.0.1.example.com', 'localhost.example.com:5000'])(
    'is HTTPS for %s',
    (host) => expect(registryAddress(host)).toBe(`https://${host}`),
  );
});

it('splitRepository keeps the port with the host', () => {
  expect(splitRepository('127.0.0.1:5000/shop-sandbox/users')).toEqual({
    host: '127.0.0.1:5000',
    path: 'shop-sandbox/users',
  });
});
