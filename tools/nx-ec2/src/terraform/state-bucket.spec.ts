import { tlsOnlyPolicy } from './state-bucket';

describe('tlsOnlyPolicy', () => {
  it('denies whatever comes without TLS, to the bucket and its objects', () => {
    expect(tlsOnlyPolicy('state')).toMatchObject({
      Statement: [
        {
          Effect: 'Deny',
          Principal: '*',
          Resource: ['arn:aws:s3:::state', 'arn:aws:s3:::state/*'],
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ],
    });
  });
});
